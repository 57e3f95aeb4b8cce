/** Passes that write a finished explainer without operators that some runtimes lack; its maps stay the same. */
@NullMarked
package org.vizsla.autodiff.lowering;

import org.jspecify.annotations.NullMarked;
