/** What is written from the model of the commands beside their help: manual pages, and completions for shells. */
@NullMarked
package org.vizsla.cli.manual;

import org.jspecify.annotations.NullMarked;
