/** Drawn scenes as files: pictures that carry a note of themselves, and masks. */
@NullMarked
package org.vizsla.report.scene;

import org.jspecify.annotations.NullMarked;
