/** Tries a stranger's model in a process of its own before this process does anything with it. */
@NullMarked
package org.vizsla.models.trial;

import org.jspecify.annotations.NullMarked;
