/**
 * Graphs that are run for many rows, part by part, in bounded memory: points on a path, noisy copies, covered images. A streamed method runs them with a
 * {@link org.vizsla.explain.sweep.Probe}.
 */
@NullMarked
package org.vizsla.explain.sweep;

import org.jspecify.annotations.NullMarked;
