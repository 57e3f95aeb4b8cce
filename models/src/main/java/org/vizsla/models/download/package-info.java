/** Published weights: a catalogue, verified downloads, and the cache that holds them. */
@NullMarked
package org.vizsla.models.download;

import org.jspecify.annotations.NullMarked;
