/** What surrounds an animal: backdrops, things that lie around, shadows, and the finishing touch on a picture. */
@NullMarked
package org.vizsla.menagerie.internal.scenery;

import org.jspecify.annotations.NullMarked;
