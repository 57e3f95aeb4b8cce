/** The only writer of JSON: one class for each shape, of files such as {@code result.json} and of what commands print. */
@NullMarked
package org.vizsla.report.json;

import org.jspecify.annotations.NullMarked;
