/** The animals, one per file. */
@NullMarked
package org.vizsla.menagerie.internal.animal;

import org.jspecify.annotations.NullMarked;
