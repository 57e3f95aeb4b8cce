/** Pages and sheets about explained images, built from finished results and from the pictures drawn of them. */
@NullMarked
package org.vizsla.report.page;

import org.jspecify.annotations.NullMarked;
