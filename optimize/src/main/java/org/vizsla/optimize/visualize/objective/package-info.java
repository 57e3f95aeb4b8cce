/** What is looked for in a network: a neuron, a channel, a direction, a layer, a class, or a weighted sum of these; and that several pictures differ. */
@NullMarked
package org.vizsla.optimize.visualize.objective;

import org.jspecify.annotations.NullMarked;
