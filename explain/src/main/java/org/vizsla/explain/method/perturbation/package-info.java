/**
 * Methods that cover parts of an image and observe the class score; all but two need no gradient.
 *
 * <p>Masks are generated on the fly from a seed and go through the network in batches, so memory grows neither with the number of masks nor with
 * that of images. What is covered is put together in the graph ({@code x m + baseline (1 - m)}): only the numbers that a mask is made of and the scores cross the border.
 */
@NullMarked
package org.vizsla.explain.method.perturbation;

import org.jspecify.annotations.NullMarked;
