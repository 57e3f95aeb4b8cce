/** What is explained: where it lies, and what is read of it, once. */
@NullMarked
package org.vizsla.report.source;

import org.jspecify.annotations.NullMarked;
