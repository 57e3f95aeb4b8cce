/** Small networks around one operator, sound ones and hostile ones, to see what the import and ONNX Runtime make of them. */
@NullMarked
package org.vizsla.testkit.hostile;

import org.jspecify.annotations.NullMarked;
