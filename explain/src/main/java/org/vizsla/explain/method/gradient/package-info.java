/** Methods whose map is about the input, and comes from gradients with respect to it. */
@NullMarked
package org.vizsla.explain.method.gradient;

import org.jspecify.annotations.NullMarked;
