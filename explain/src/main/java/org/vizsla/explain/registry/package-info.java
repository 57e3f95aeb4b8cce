/**
 * The registry of all methods of attribution: one line a method, and the parameters of each.
 *
 * <p>Start with {@link org.vizsla.explain.registry.Methods}.
 */
@NullMarked
package org.vizsla.explain.registry;

import org.jspecify.annotations.NullMarked;
