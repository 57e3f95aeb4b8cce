/** Text of unknown origin, made fit to be shown. */
@NullMarked
package org.vizsla.graph.text;

import org.jspecify.annotations.NullMarked;
