/** The commands, one class each. */
@NullMarked
package org.vizsla.cli.command;

import org.jspecify.annotations.NullMarked;
