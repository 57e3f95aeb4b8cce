/**
 * From a picture file to the tensor that a network sees.
 *
 * <p>{@link org.vizsla.models.picture.PictureReader} decodes a file, {@link org.vizsla.models.picture.Preprocessing} resizes and normalizes. Both
 * follow Pillow and torchvision value for value, because published weights were trained and measured with them. Files come from strangers: what
 * a decoder does not need (metadata, colour profiles, links to other files) is cut out before it runs, and sizes are checked first.
 */
@NullMarked
package org.vizsla.models.picture;

import org.jspecify.annotations.NullMarked;
