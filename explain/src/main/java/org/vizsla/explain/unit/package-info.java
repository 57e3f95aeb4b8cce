/**
 * A look inside a network while it sees an image: {@link org.vizsla.explain.unit.Units} has its stages, the activations of a layer, and for each single unit the arithmetic that its value comes from.
 *
 * <p>It lies here, beside receptive fields and layers, and not with reports: it computes from a network and an image alone, and has no say in how that is shown.
 */
@NullMarked
package org.vizsla.explain.unit;

import org.jspecify.annotations.NullMarked;
