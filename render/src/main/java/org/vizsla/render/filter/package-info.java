/** Pictures of a network's first filters. */
@NullMarked
package org.vizsla.render.filter;

import org.jspecify.annotations.NullMarked;
