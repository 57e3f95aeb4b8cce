/**
 * From a picture file to a network's input tensor.
 *
 * <p>{@link org.vizsla.models.picture.PictureReader} decodes a file, {@link org.vizsla.models.picture.Preprocessing} resizes and normalizes. Both
 * follow Pillow and torchvision value for value, because published weights were trained and measured with them. Files are untrusted: what a decoder
 * does not need (metadata, colour profiles, links to other files) is cut out before it runs, and sizes are checked first.
 */
@NullMarked
package org.vizsla.models.picture;

import org.jspecify.annotations.NullMarked;
