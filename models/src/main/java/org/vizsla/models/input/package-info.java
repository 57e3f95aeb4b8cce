/** What networks take as images: in which type, in which layout, at which size; and how all of them come to take float32 {@code [N, C, H, W]}. */
@NullMarked
package org.vizsla.models.input;

import org.jspecify.annotations.NullMarked;
