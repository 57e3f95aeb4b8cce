/**
 * The protobuf wire format, and the messages of ONNX that a graph is made of.
 *
 * <p>{@link org.vizsla.graph.onnx.internal.FieldReader} walks the fields of one message and never leaves its bounds; one reader per message makes the
 * graph's parts from them. Nothing that the file says about itself is trusted: every length is checked against what holds it, every count against the
 * bytes that are there, and {@link org.vizsla.graph.onnx.internal.Limits} bounds what is built from it.
 */
@NullMarked
package org.vizsla.graph.onnx.internal;

import org.jspecify.annotations.NullMarked;
