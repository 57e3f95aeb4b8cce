/** Segmentations of images, for methods that cover or rank whole regions instead of pixels. */
@NullMarked
package org.vizsla.explain.method.segmentation;

import org.jspecify.annotations.NullMarked;
