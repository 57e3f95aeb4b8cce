/**
 * A network as methods see it: its layers, named or chosen automatically, and the channels, positions and tokens in them. It is analysed once per explainer.
 */
@NullMarked
package org.vizsla.explain.network;

import org.jspecify.annotations.NullMarked;
