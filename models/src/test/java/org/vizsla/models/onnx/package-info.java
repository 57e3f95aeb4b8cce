@NullMarked
package org.vizsla.models.onnx;

import org.jspecify.annotations.NullMarked;
