/**
 * What an image is compared with: images that show nothing.
 */
@NullMarked
package org.vizsla.explain.baseline;

import org.jspecify.annotations.NullMarked;
