/**
 * A network as methods see it: its layers, by name or chosen, and where in them the channels, the places and the tokens are. Analysed once for each explainer.
 */
@NullMarked
package org.vizsla.explain.network;

import org.jspecify.annotations.NullMarked;
