/** Operators written as others, one class per family: normalizations, attention, recurrent layers, loops. */
@NullMarked
package org.vizsla.graph.pass.internal.expansion;

import org.jspecify.annotations.NullMarked;
