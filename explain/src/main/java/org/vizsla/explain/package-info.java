/**
 * Attribution methods, compiled together with a network into one graph in which they share passes. Start with {@link org.vizsla.explain.Explainer}.
 *
 * <p>The rooms, from the bottom up:
 *
 * <ul>
 *   <li>{@link org.vizsla.explain.map}: whether there is anything to see in a map, and how it looks at another size
 *   <li>{@link org.vizsla.explain.sampling}: reproducible random numbers
 *   <li>{@link org.vizsla.explain.network}: the layers of a network, and where their channels and places are
 *   <li>{@link org.vizsla.explain.baseline}: what an image is compared with
 *   <li>{@link org.vizsla.explain.compile}: the graph of an explainer in the making
 *   <li>{@link org.vizsla.explain.sweep}: graphs that are run for many rows, part by part
 *   <li>this package: the explainer, what goes in and what comes out of it, and what a method is: a {@link org.vizsla.explain.GraphMethod} or a {@link
 *       org.vizsla.explain.StreamedMethod}
 *   <li>{@link org.vizsla.explain.method}: the methods, a family in each package, and the registry that lists them
 * </ul>
 */
@NullMarked
package org.vizsla.explain;

import org.jspecify.annotations.NullMarked;
