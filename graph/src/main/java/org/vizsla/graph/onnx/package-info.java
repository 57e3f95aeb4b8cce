/**
 * Reads and writes ONNX models.
 *
 * <p>The codec is our own: a model is read in place, so that weights need not be copied, and their offsets in the file are known, which ONNX Runtime
 * needs in order to map them (see {@code docs/decisions/0007-own-onnx-codec.md}).
 */
@NullMarked
package org.vizsla.graph.onnx;

import org.jspecify.annotations.NullMarked;
