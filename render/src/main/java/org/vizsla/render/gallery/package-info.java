/**
 * The gallery: a folder of pictures for each sample, and one page about all of them, which opens from disk.
 *
 * <p>{@link org.vizsla.render.gallery.SamplePictures} writes the former, {@link org.vizsla.render.gallery.GalleryPage} the latter. The page loads nothing from
 * elsewhere, and whatever names it shows are only ever text.
 */
@NullMarked
package org.vizsla.render.gallery;

import org.jspecify.annotations.NullMarked;
