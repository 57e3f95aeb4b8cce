/** What holds optimized pictures back. */
@NullMarked
package org.vizsla.optimize.visualize.regularization;

import org.jspecify.annotations.NullMarked;
