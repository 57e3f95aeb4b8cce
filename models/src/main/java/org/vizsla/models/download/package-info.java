/** Published weights: a catalogue, downloads that are checked, and the cache they live in. */
@NullMarked
package org.vizsla.models.download;

import org.jspecify.annotations.NullMarked;
