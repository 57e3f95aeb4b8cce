/**
 * Examples of what channels look for: the images of a collection that excite a channel most and least, or in which it counts most for a class.
 *
 * <p>Source: R. Achtibat and others, From attribution maps to human-understandable explanations through Concept Relevance Propagation, 2023, and its implementation zennit-crp.
 */
@NullMarked
package org.vizsla.optimize.example;

import org.jspecify.annotations.NullMarked;
