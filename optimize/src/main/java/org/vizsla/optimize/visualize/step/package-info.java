/** One step as one graph: pictures are painted, seen, shown to the network and judged, and the slope of the judgement comes back to the optimized numbers. */
@NullMarked
package org.vizsla.optimize.visualize.step;

import org.jspecify.annotations.NullMarked;
