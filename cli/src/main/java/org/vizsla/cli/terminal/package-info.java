/** What commands share of the terminal: the environment, progress, and the wording of failures. */
@NullMarked
package org.vizsla.cli.terminal;

import org.jspecify.annotations.NullMarked;
