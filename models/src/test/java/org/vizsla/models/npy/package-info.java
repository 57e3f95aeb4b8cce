@NullMarked
package org.vizsla.models.npy;

import org.jspecify.annotations.NullMarked;
