/**
 * Pages about explanations by many methods: one about an image, with a card for each method, and one that compares images or targets.
 *
 * <p>Start with {@link org.vizsla.render.explanation.ExplanationPage} and {@link org.vizsla.render.explanation.OverviewPage}. The pages load nothing from elsewhere,
 * and whatever names they show are only ever text.
 */
@NullMarked
package org.vizsla.render.explanation;

import org.jspecify.annotations.NullMarked;
