/**
 * Reads and writes ONNX models.
 *
 * <p>The codec is our own: a model is walked where it lies in its file, so that weights need not be copied, and their offsets are known, which ONNX Runtime is
 * told in order to map them (see {@code docs/decisions/0007-own-onnx-codec.md}).
 */
@NullMarked
package org.vizsla.graph.onnx;

import org.jspecify.annotations.NullMarked;
