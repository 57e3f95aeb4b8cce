/**
 * The protobuf wire format, and the messages of ONNX that a graph is made of.
 *
 * <p>{@link org.vizsla.graph.onnx.internal.FieldReader} walks the fields of one message and never leaves its bounds; a reader a message makes the graph's
 * parts of them. Nothing is believed that the file says of itself: every length is checked against what holds it, every count against the bytes that are
 * there, and {@link org.vizsla.graph.onnx.internal.Limits} bounds what is made of it.
 */
@NullMarked
package org.vizsla.graph.onnx.internal;

import org.jspecify.annotations.NullMarked;
