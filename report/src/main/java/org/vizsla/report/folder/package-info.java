/** The writer of folders: finished results as pictures, arrays, pages and {@code result.json}. */
@NullMarked
package org.vizsla.report.folder;

import org.jspecify.annotations.NullMarked;
