/**
 * Passes that make models uniform, whatever tool and operator set they were exported with; purely structural, nothing is run.
 *
 * <p>On import they follow each other in this order: {@link org.vizsla.graph.pass.FoldConstantNodes}, {@link org.vizsla.graph.pass.LevelOpset}, {@link
 * org.vizsla.graph.pass.RemoveIdentities}, {@link org.vizsla.graph.pass.MakeBatchDynamic}, {@link org.vizsla.graph.pass.CutProbabilities}; and, once types and shapes are known, {@link
 * org.vizsla.graph.pass.InlineConditions}, {@link org.vizsla.graph.pass.DecomposeOperators} and {@link org.vizsla.graph.pass.RecognizeOperators}.
 */
@NullMarked
package org.vizsla.graph.pass;

import org.jspecify.annotations.NullMarked;
