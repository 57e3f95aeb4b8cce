/** Explainers next to libtorch: the same network, the same weights, the same images, the same number of threads, in one run. */
@NullMarked
package org.vizsla.benchmarks;

import org.jspecify.annotations.NullMarked;
