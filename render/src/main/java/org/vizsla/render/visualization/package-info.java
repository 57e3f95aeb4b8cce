/** Pictures that excite parts of a network, on a page; and what a layer makes of a picture, as tiles. */
@NullMarked
package org.vizsla.render.visualization;

import org.jspecify.annotations.NullMarked;
