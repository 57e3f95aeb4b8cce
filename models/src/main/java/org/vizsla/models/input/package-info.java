/** What networks take as images: the type, layout and size, and how all are adapted to take float32 {@code [N, C, H, W]}. */
@NullMarked
package org.vizsla.models.input;

import org.jspecify.annotations.NullMarked;
