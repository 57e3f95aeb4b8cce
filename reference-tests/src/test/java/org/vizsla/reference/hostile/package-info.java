/** Hunts for models that kill the process, by the thousand; what it found is closed by kinds. */
@NullMarked
package org.vizsla.reference.hostile;

import org.jspecify.annotations.NullMarked;
