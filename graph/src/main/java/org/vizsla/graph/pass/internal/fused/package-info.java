/** How operators that ONNX Runtime fused are written in standard ones: {@link org.vizsla.graph.pass.internal.fused.FusedOperator#ALL} is the table. */
@NullMarked
package org.vizsla.graph.pass.internal.fused;

import org.jspecify.annotations.NullMarked;
