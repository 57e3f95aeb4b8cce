@NullMarked
package org.vizsla.models.checkpoint;

import org.jspecify.annotations.NullMarked;
