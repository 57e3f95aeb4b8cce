/** Optimizers that climb a slope: small, and equal to closed forms where there are some. */
@NullMarked
package org.vizsla.optimize.visualize.optimizer;

import org.jspecify.annotations.NullMarked;
