/** What the passes are made of: the table of operator changes with its adapters, and the walk that follows the batch axis. No public API. */
@NullMarked
package org.vizsla.graph.pass.internal;

import org.jspecify.annotations.NullMarked;
