/** Internals of the passes: the table of operator changes with its adapters, and the walk that follows the batch axis. Not public API. */
@NullMarked
package org.vizsla.graph.pass.internal;

import org.jspecify.annotations.NullMarked;
