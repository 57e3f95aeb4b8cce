/** What all commands share of the terminal: the environment, progress, and the words for failures. */
@NullMarked
package org.vizsla.cli.terminal;

import org.jspecify.annotations.NullMarked;
