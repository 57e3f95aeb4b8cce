/**
 * Maps, whatever made them: whether there is anything to see in one, and what it is at another size.
 */
@NullMarked
package org.vizsla.explain.map;

import org.jspecify.annotations.NullMarked;
