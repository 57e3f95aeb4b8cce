/**
 * What an image is compared with: images in which there is nothing to see.
 */
@NullMarked
package org.vizsla.explain.baseline;

import org.jspecify.annotations.NullMarked;
