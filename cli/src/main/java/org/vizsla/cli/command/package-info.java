/** The commands, each in its own words. */
@NullMarked
package org.vizsla.cli.command;

import org.jspecify.annotations.NullMarked;
