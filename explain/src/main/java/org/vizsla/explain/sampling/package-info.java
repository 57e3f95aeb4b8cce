/**
 * Reproducible random numbers, and how reliable what is computed from them is.
 */
@NullMarked
package org.vizsla.explain.sampling;

import org.jspecify.annotations.NullMarked;
