/** States of unfinished pictures, with which another run goes on: what is in them is written and read by the same calls, and where they are is not known here. */
@NullMarked
package org.vizsla.optimize.visualize.kept;

import org.jspecify.annotations.NullMarked;
