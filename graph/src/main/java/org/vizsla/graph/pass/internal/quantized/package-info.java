/** What passes over quantized networks share: the scales and zero points of whole numbers that stand for real ones. */
@NullMarked
package org.vizsla.graph.pass.internal.quantized;

import org.jspecify.annotations.NullMarked;
