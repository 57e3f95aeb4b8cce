/** The drawing vocabulary: solids given by distance, skins, a camera and a tracer that turns them into soft pictures. */
@NullMarked
package org.vizsla.menagerie.internal.draw;

import org.jspecify.annotations.NullMarked;
