/** Random networks, whose gradients are compared with finite differences. */
package org.vizsla.explain.fuzz;
