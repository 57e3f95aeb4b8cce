/**
 * Graphs that are run for many rows, part by part, in bounded memory: points on a path, noisy copies, covered images.
 */
@NullMarked
package org.vizsla.explain.sweep;

import org.jspecify.annotations.NullMarked;
