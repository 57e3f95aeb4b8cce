/** Recipes at the widths of the reference networks, which only this package can name. */
@NullMarked
package org.vizsla.models.architecture;

import org.jspecify.annotations.NullMarked;
