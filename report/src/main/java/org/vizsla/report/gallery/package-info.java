/** The page about many pictures: its files, picture by picture, and the page itself. */
@NullMarked
package org.vizsla.report.gallery;

import org.jspecify.annotations.NullMarked;
