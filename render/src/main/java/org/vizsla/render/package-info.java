/**
 * Maps as pictures: {@link org.vizsla.render.Drawing} has the rules for gradients, {@link org.vizsla.render.heat.HeatMap} those for signed maps of any
 * method, {@link org.vizsla.render.evolution.Evolution} makes the animation, and {@link org.vizsla.render.gallery.GalleryPage} the page.
 *
 * <p>Nothing here knows about networks: arrays go in, pictures and files come out. No system fonts are used, so it works on machines without any.
 */
@NullMarked
package org.vizsla.render;

import org.jspecify.annotations.NullMarked;
