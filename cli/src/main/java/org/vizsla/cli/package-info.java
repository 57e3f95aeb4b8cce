/**
 * The command line: a thin entry point. Results go to standard output, everything else to standard error; the exit status is 0 when done, 1 on failure, 2 on wrong usage.
 *
 * <p>Commands are in {@code command}, the options they share in {@code option}, and what they share of the terminal in {@code terminal}. The work itself is a job of the module {@code report}, or of a library.
 */
@NullMarked
package org.vizsla.cli;

import org.jspecify.annotations.NullMarked;
