/** The pages of the user guide: a layout that all share, and the bodies of those about a method, a command, and the start. */
@NullMarked
package org.vizsla.render.guide;

import org.jspecify.annotations.NullMarked;
