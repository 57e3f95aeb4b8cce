/** The images of a batch: they are found once, in an order that is always the same, listed in a file, and read from there as often as needed. No list of them is ever in memory. */
@NullMarked
package org.vizsla.report.batch.input;

import org.jspecify.annotations.NullMarked;
