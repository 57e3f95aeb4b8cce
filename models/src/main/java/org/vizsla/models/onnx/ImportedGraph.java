package org.vizsla.models.onnx;

import org.vizsla.graph.Graph;

/**
 * A uniform classifier.
 *
 * @param input takes images, {@code [N, C, H, W]}
 * @param scores gives class scores, {@code [N, classes]}
 * @param cutOff the operator that was cut off after the scores; empty if none was
 * @param note which of several outputs is explained, for people; empty if there was only one
 */
public record ImportedGraph(Graph graph, String input, String scores, String cutOff, String note) {}
