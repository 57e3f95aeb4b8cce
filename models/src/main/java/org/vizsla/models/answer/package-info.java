/** What the scores of a network mean: classes, labels, two sides, or a number; and how a single score gets its other side. */
@NullMarked
package org.vizsla.models.answer;

import org.jspecify.annotations.NullMarked;
