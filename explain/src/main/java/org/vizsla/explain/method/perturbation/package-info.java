/**
 * Methods that cover parts of an image and watch what becomes of the class score; all but two need no gradient.
 *
 * <p>Masks are made on the fly from a seeded generator and go through the network in batches, so that memory grows neither with the number of masks nor with
 * that of images. What is covered is put together in the graph ({@code x m + baseline (1 - m)}): only the numbers that a mask is made of and the scores cross the border.
 */
@NullMarked
package org.vizsla.explain.method.perturbation;

import org.jspecify.annotations.NullMarked;
