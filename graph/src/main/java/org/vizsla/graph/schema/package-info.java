/**
 * The forms that calls of operators may have: how many inputs and outputs, which may be left out, types, ranges of attributes, and what must hold between them. ONNX Runtime checks most of this
 * itself, but not all, and what it does not check can end the process.
 */
@NullMarked
package org.vizsla.graph.schema;

import org.jspecify.annotations.NullMarked;
