/** What is around an animal: backdrops, things that lie about, shadows, and the last touch on a picture. */
@NullMarked
package org.vizsla.menagerie.internal.scenery;

import org.jspecify.annotations.NullMarked;
