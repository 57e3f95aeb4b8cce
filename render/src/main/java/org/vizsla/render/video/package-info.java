/** Animations as films: H.264 in an MP4 file, which browsers play with controls, at a fraction of a GIF's size. */
@NullMarked
package org.vizsla.render.video;

import org.jspecify.annotations.NullMarked;
