/** Checks of what Vizsla needs on a machine, one class for each topic, and what to do where something does not work. Nothing here waits long, and nothing connects to a network unless asked to. */
@NullMarked
package org.vizsla.cli.doctor;

import org.jspecify.annotations.NullMarked;
