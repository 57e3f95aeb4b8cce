/** Makes any ONNX classifier uniform, so that everything after the import sees one kind of graph. */
@NullMarked
package org.vizsla.models.onnx;

import org.jspecify.annotations.NullMarked;
