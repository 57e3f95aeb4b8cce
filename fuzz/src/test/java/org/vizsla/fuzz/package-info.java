/**
 * Strangers' files, made by mutation.
 *
 * <p>{@link org.vizsla.fuzz.ReadersFuzzTest} has a target for each reader, guided by coverage; {@link org.vizsla.fuzz.Hunt} changes whole small networks
 * and explains what is left of them, in a process that may die.
 */
@NullMarked
package org.vizsla.fuzz;

import org.jspecify.annotations.NullMarked;
