/** Random numbers that are the same on every machine: what is drawn, and what samples, is told by its seed. */
@NullMarked
package org.vizsla.graph.random;

import org.jspecify.annotations.NullMarked;
