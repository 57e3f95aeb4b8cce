/** Cooperative games: how the value of all players together is shared among them. The methods play them with the segments of an image. */
@NullMarked
package org.vizsla.explain.method.perturbation.game;

import org.jspecify.annotations.NullMarked;
