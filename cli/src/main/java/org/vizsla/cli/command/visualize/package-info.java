/** The kinds of {@code visualize}. */
@NullMarked
package org.vizsla.cli.command.visualize;

import org.jspecify.annotations.NullMarked;
