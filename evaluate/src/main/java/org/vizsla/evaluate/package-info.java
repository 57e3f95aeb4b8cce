/**
 * Metrics of explanations: whether they are true, where the truth about an image is known, and how easily they are read.
 *
 * <p>{@link org.vizsla.evaluate.Metrics} lists what measures one map; {@link org.vizsla.evaluate.MenagerieStudy} measures methods over many scenes.
 */
@NullMarked
package org.vizsla.evaluate;

import org.jspecify.annotations.NullMarked;
