package org.vizsla.models.preprocessing;

import org.vizsla.models.picture.Normalization;

/**
 * A normalization that a file tells.
 *
 * @param source where it was found, for people: {@code preprocessor_config.json}
 */
record FoundNormalization(Normalization normalization, String source) {}
