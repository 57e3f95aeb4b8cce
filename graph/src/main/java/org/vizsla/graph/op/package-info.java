/**
 * What is known about the operators of the standard domain, at operator set 21: one table, one line per operator.
 *
 * <p>Code that treats nodes by kind asks the table for a trait, and names an operator only if it needs that operator's formula:
 *
 * <pre>{@code OperatorTraits.of(node).has(Trait.NORMALIZES)}</pre>
 *
 * <p>Source of the idea: {@code GroupOp} of tinygrad; {@code types} of Zennit.
 */
@NullMarked
package org.vizsla.graph.op;

import org.jspecify.annotations.NullMarked;
