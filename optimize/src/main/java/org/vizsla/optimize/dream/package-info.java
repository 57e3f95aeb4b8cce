/** Deep dream: photographs of any size that show more of what a network finds in them. */
@NullMarked
package org.vizsla.optimize.dream;

import org.jspecify.annotations.NullMarked;
