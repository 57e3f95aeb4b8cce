/** How a picture is made of the numbers that are optimized: its pixels, its Fourier coefficients, or the phases of these. */
@NullMarked
package org.vizsla.optimize.visualize.parameterization;

import org.jspecify.annotations.NullMarked;
