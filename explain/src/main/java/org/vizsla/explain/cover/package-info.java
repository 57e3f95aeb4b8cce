/**
 * Covered images: what the network is asked when somebody hides a part of an image. {@link org.vizsla.explain.cover.CoverableImage} covers any pixels with any {@link
 * org.vizsla.explain.cover.Fill}, fast enough to follow a hand; an explainer without methods gives the scores. It lies here, and not with reports, since metrics delete pixels in the same way.
 *
 * <p>Methods that cover whole windows or segments over and over do so by {@link org.vizsla.explain.baseline} instead.
 */
@NullMarked
package org.vizsla.explain.cover;

import org.jspecify.annotations.NullMarked;
