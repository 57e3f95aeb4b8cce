/**
 * Passes over a graph with a backward pass in it: the same values, computed in less time. They see what the rules wrote together, which no single
 * rule can. Each states the pattern that it replaces; what does not match stays as it is.
 */
@NullMarked
package org.vizsla.autodiff.pass;

import org.jspecify.annotations.NullMarked;
