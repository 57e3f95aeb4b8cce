/**
 * Questions about a graph: what depends on a value and what it is computed from ({@link org.vizsla.graph.analysis.Reachability}), who reads it ({@link
 * org.vizsla.graph.analysis.Readers}), through which values everything passes ({@link org.vizsla.graph.analysis.Cuts}), and a part of a graph as a graph
 * ({@link org.vizsla.graph.analysis.Extraction}).
 *
 * <p>A node reads its inputs and what its subgraphs capture, as {@link org.vizsla.graph.Node#reads()} says; all answers here count both.
 */
@NullMarked
package org.vizsla.graph.analysis;

import org.jspecify.annotations.NullMarked;
