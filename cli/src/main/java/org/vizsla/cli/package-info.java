/**
 * The command line: a thin way in. Results go to standard output, all else to standard error; the exit status is 0 when done, 1 on failure, 2 on wrong usage.
 */
@NullMarked
package org.vizsla.cli;

import org.jspecify.annotations.NullMarked;
