/**
 * Reverse-mode differentiation of graphs: appends to a forward graph the backward pass that computes vector-Jacobian products, as plain operators.
 *
 * <p>{@link org.vizsla.autodiff.DerivativeTable} holds one rule per operator; {@link org.vizsla.autodiff.BackwardBuilder} walks the graph in reverse
 * and accumulates, un-broadcasts and prunes for all of them.
 *
 * <p>A {@link org.vizsla.autodiff.Composite} replaces derivatives by other rules, node by node: {@code rule} has those for rectifiers, {@code lrp}
 * relevance propagation, {@code deeplift} DeepLIFT.
 *
 * <p>Source: A. Griewank, A. Walther, Evaluating Derivatives, 2nd edition, 2008, chapter 3.
 */
@NullMarked
package org.vizsla.autodiff;

import org.jspecify.annotations.NullMarked;
