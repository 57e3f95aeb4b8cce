/** How long methods take: their passes, times a forward pass that is timed. */
@NullMarked
package org.vizsla.explain.cost;

import org.jspecify.annotations.NullMarked;
