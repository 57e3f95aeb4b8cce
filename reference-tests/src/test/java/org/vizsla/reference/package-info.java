/**
 * Comparisons with the reference data that lie beside the checkout, in {@code ../shared}.
 *
 * <p>Another place is named with {@code -Dvizsla.shared=FOLDER}. Where the data are missing, all tests fail.
 */
@NullMarked
package org.vizsla.reference;

import org.jspecify.annotations.NullMarked;
