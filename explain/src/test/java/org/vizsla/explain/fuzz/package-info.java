/** Random networks, whose gradients are compared with finite differences. */
@NullMarked
package org.vizsla.explain.fuzz;

import org.jspecify.annotations.NullMarked;
