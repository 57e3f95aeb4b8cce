/**
 * Regions: parts of a graph that compute one value from one other value and constants, and the functions they compute.
 *
 * <p>Exporters write one function in many ways. A region is therefore not compared with patterns, one per spelling, but evaluated on a few numbers
 * and compared with the formula of the function.
 */
@NullMarked
package org.vizsla.graph.pass.internal.region;

import org.jspecify.annotations.NullMarked;
