/** The gradient over training, as frames of an animation and as files. */
@NullMarked
package org.vizsla.report.evolution;

import org.jspecify.annotations.NullMarked;
