/** Optimized pictures, first filters and channels as files. */
@NullMarked
package org.vizsla.report.visualization;

import org.jspecify.annotations.NullMarked;
