/**
 * The arithmetic of single elements of a network's values. {@link org.vizsla.explain.unit.arithmetic.Origin} follows an element back through all that looks at no other element: layouts, joined channels,
 * functions, normalization by constants. {@link org.vizsla.explain.unit.arithmetic.Arithmetics} knows what is computed there: products with a kernel, or a pool.
 */
@NullMarked
package org.vizsla.explain.unit.arithmetic;

import org.jspecify.annotations.NullMarked;
