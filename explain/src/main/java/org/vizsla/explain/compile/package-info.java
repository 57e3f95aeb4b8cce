/**
 * Builds an explainer's graph: the passes through the network that methods share.
 */
@NullMarked
package org.vizsla.explain.compile;

import org.jspecify.annotations.NullMarked;
