/** Where the animals of a scene stand. */
@NullMarked
package org.vizsla.menagerie.scenery;

import org.jspecify.annotations.NullMarked;
