/** Random numbers that are the same on every machine: the seed determines every drawn scene and every sample. */
@NullMarked
package org.vizsla.graph.random;

import org.jspecify.annotations.NullMarked;
