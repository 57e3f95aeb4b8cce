/** Assertions on tensors and gradients, and random tensors, for the tests of all modules. */
@NullMarked
package org.vizsla.testkit;

import org.jspecify.annotations.NullMarked;
