/** Pictures of drawn animals whose truth is known: what is there, where, and which part is which. Everything comes from a seed. */
@NullMarked
package org.vizsla.menagerie;

import org.jspecify.annotations.NullMarked;
