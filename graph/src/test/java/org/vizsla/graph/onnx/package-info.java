@NullMarked
package org.vizsla.graph.onnx;

import org.jspecify.annotations.NullMarked;
