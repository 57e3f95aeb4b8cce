/**
 * Measures whether explanations are true, on images whose truth is known.
 *
 * <p>A {@link org.vizsla.evaluate.Metric} measures one map, {@link org.vizsla.evaluate.MenagerieStudy} measures methods over many scenes.
 */
@NullMarked
package org.vizsla.evaluate;

import org.jspecify.annotations.NullMarked;
