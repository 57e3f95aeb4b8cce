/**
 * Random numbers that are the same everywhere, and how sure what is made of them is.
 */
@NullMarked
package org.vizsla.explain.sampling;

import org.jspecify.annotations.NullMarked;
