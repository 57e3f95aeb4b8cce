/** The page about many images: the files of each image, and the page itself. */
@NullMarked
package org.vizsla.report.gallery;

import org.jspecify.annotations.NullMarked;
