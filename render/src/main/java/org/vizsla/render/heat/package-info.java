/**
 * Heat maps for any method. Signed values: what speaks for the target in red, what speaks against it in blue. Values without a sign: the brighter, the larger. The
 * scale stands below each picture.
 */
@NullMarked
package org.vizsla.render.heat;

import org.jspecify.annotations.NullMarked;
