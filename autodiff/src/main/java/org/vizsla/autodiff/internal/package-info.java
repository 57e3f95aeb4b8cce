/** The rules of {@link org.vizsla.autodiff.DerivativeTable} that take more than a line, by family; no public API. */
@NullMarked
package org.vizsla.autodiff.internal;

import org.jspecify.annotations.NullMarked;
