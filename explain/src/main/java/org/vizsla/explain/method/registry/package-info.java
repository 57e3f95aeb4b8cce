/**
 * The registry of all methods of attribution: one line a method, and the parameters of each.
 *
 * <p>Start with {@link org.vizsla.explain.method.registry.Methods}.
 */
@NullMarked
package org.vizsla.explain.method.registry;

import org.jspecify.annotations.NullMarked;
