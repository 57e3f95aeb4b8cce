/** Explainers as files: an ONNX file that computes scores and maps in any ONNX Runtime, and says what it is. */
@NullMarked
package org.vizsla.report.export;

import org.jspecify.annotations.NullMarked;
