/**
 * Letters for titles in pictures: Vizsla's own, as strokes. A machine without a display often has no fonts either, and Java's text drawing fails there; these
 * letters look the same everywhere.
 */
@NullMarked
package org.vizsla.render.text;

import org.jspecify.annotations.NullMarked;
