/**
 * Maps, whichever method made them: whether there is anything to see in one, and how it looks at another size.
 */
@NullMarked
package org.vizsla.explain.map;

import org.jspecify.annotations.NullMarked;
