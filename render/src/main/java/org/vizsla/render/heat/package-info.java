/** Heat maps of signed values, for any method: what speaks for the target in red, what speaks against it in blue. */
@NullMarked
package org.vizsla.render.heat;

import org.jspecify.annotations.NullMarked;
