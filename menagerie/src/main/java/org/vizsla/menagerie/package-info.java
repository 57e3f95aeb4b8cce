/** Pictures of drawn animals of which the truth is known: what is there, where, and which part is which. All comes from a seed. */
@NullMarked
package org.vizsla.menagerie;

import org.jspecify.annotations.NullMarked;
