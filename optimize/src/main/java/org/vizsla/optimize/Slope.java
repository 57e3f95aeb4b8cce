package org.vizsla.optimize;

import org.vizsla.graph.Ops;
import org.vizsla.models.Model;

/** What is differentiated with respect to the weights, as its slope with respect to the class scores. */
enum Slope {
    /** {@code -log p(target)}. */
    CROSS_ENTROPY {
        @Override
        String of(Model model, Ops ops, String oneHot) {
            String missing = ops.sub(model.answer().probabilities(ops, model.scores()), oneHot);
            return switch (model.answer()) {
                case CLASSES -> missing;
                case SIDES -> ops.mul(missing, 0.5);
                case LABELS -> ops.mul(missing, oneHot);
                case NUMBER -> throw new IllegalArgumentException("a number has no cross-entropy");
            };
        }
    },
    /** {@code log(p / (1 - p))} of the target: it has the direction of the cross-entropy's, and does not vanish where p is nearly 1. */
    LOG_ODDS {
        @Override
        String of(Model model, Ops ops, String oneHot) {
            return switch (model.answer()) {
                case CLASSES -> ops.sub(oneHot, rivals(model, ops, oneHot));
                case SIDES -> ops.mul(ops.sub(oneHot, rivals(model, ops, oneHot)), 0.5);
                case LABELS -> oneHot;
                case NUMBER -> throw new IllegalArgumentException("a number has no odds");
            };
        }

        /** The probabilities of the other classes among themselves. */
        private String rivals(Model model, Ops ops, String oneHot) {
            return model.answer().probabilities(ops, ops.sub(model.scores(), ops.mul(oneHot, FAR_BELOW)));
        }
    },
    /** The target's score. */
    SCORE {
        @Override
        String of(Model model, Ops ops, String oneHot) {
            return oneHot;
        }
    };

    private static final double FAR_BELOW = 1e30;

    /**
     * Emits the slope.
     *
     * @param oneHot {@code [N, classes]}: 1 at the target
     */
    abstract String of(Model model, Ops ops, String oneHot);

    static Slope of(EvolutionSettings settings) {
        return switch (settings.objective()) {
            case SCORE_DESCENT -> SCORE;
            case CROSS_ENTROPY -> settings.pace() instanceof Pace.Even ? LOG_ODDS : CROSS_ENTROPY;
        };
    }
}
