/**
 * The registry of all attribution methods: one line per method, with its parameters.
 *
 * <p>Start with {@link org.vizsla.explain.method.registry.Methods}.
 */
@NullMarked
package org.vizsla.explain.method.registry;

import org.jspecify.annotations.NullMarked;
