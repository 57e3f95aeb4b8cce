/** How much work a file of unknown origin may cause, in one table. */
@NullMarked
package org.vizsla.graph.limit;

import org.jspecify.annotations.NullMarked;
