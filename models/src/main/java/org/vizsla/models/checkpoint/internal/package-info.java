/** The formats behind {@link org.vizsla.models.checkpoint.Checkpoints}. Not public API. */
@NullMarked
package org.vizsla.models.checkpoint.internal;

import org.jspecify.annotations.NullMarked;
