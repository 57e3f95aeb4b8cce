/** Many maps in one picture, with labels: for places where a page cannot be shown. */
@NullMarked
package org.vizsla.render.sheet;

import org.jspecify.annotations.NullMarked;
