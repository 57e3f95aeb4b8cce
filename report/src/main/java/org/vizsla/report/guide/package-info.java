/**
 * The user guide: pages about each method, with the same scene and photograph explained by it, about each command, and the texts of {@code docs}, as HTML files that need
 * nothing else.
 */
@NullMarked
package org.vizsla.report.guide;

import org.jspecify.annotations.NullMarked;
