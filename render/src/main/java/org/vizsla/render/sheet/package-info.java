/** Many maps in one picture, with words beside them: to be shown where a page cannot be. */
@NullMarked
package org.vizsla.render.sheet;

import org.jspecify.annotations.NullMarked;
