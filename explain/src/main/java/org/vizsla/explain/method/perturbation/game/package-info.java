/** Cooperative games: how what all players win together is shared among them. The methods play them with the segments of an image. */
@NullMarked
package org.vizsla.explain.method.perturbation.game;

import org.jspecify.annotations.NullMarked;
