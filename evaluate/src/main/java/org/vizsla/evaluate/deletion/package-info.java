/**
 * Deletion: whether the places that a map holds for important are important to the network. {@link org.vizsla.evaluate.deletion.Deletion} covers them, the strongest first, and looks at what happens to the
 * answer, beside the same with places chosen at random.
 *
 * <p>It is no {@link org.vizsla.evaluate.Metric}, which looks at a map alone and takes no time; this runs the network.
 */
@NullMarked
package org.vizsla.evaluate.deletion;

import org.jspecify.annotations.NullMarked;
