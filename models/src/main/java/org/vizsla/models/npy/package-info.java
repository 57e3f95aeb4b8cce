/** NumPy's {@code .npy} files: one array each. */
@NullMarked
package org.vizsla.models.npy;

import org.jspecify.annotations.NullMarked;
