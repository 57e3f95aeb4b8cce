/** Options and arguments that several commands share. */
@NullMarked
package org.vizsla.cli.option;

import org.jspecify.annotations.NullMarked;
