/**
 * Pages about explanations by many methods: one about a picture, with a card for each method, and one that sets pictures or targets beside each other.
 *
 * <p>Start with {@link org.vizsla.render.explanation.ExplanationPage} and {@link org.vizsla.render.explanation.OverviewPage}. The pages load nothing from elsewhere,
 * and whatever names they show are only ever text.
 */
@NullMarked
package org.vizsla.render.explanation;

import org.jspecify.annotations.NullMarked;
