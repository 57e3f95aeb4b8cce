/**
 * The immutable intermediate representation: a graph of ONNX operators, independent of the file format.
 *
 * <p>Use {@link org.vizsla.graph.GraphBuilder} to make a graph, {@link org.vizsla.graph.Graph#toBuilder()} to derive one from another, and {@link
 * org.vizsla.graph.GraphPrinter} to read one. A graph is checked when it is built, and never changes afterwards.
 */
@NullMarked
package org.vizsla.graph;

import org.jspecify.annotations.NullMarked;
