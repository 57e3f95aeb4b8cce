/** Reading and writing tensors in files: what the checkpoint and array readers share. Not public API. */
@NullMarked
package org.vizsla.models.internal;

import org.jspecify.annotations.NullMarked;
