/** Batches that several machines share. */
@NullMarked
package org.vizsla.cli.batch;

import org.jspecify.annotations.NullMarked;
