/**
 * Whether explanations are true, on pictures of which the truth is known.
 *
 * <p>{@link org.vizsla.evaluate.Pointing} measures one map, {@link org.vizsla.evaluate.MenagerieStudy} methods over many scenes.
 */
@NullMarked
package org.vizsla.evaluate;

import org.jspecify.annotations.NullMarked;
