/**
 * The graph of an explainer in the making: passes through the network that methods share.
 */
@NullMarked
package org.vizsla.explain.compile;

import org.jspecify.annotations.NullMarked;
