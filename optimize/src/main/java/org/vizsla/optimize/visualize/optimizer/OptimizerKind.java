package org.vizsla.optimize.visualize.optimizer;

/** Which optimizer. */
public enum OptimizerKind {
    ADAM {
        @Override
        public Optimizer create(int parameters, double rate, double momentum) {
            return new Adam(parameters, rate, momentum);
        }
    },
    NADAM {
        @Override
        public Optimizer create(int parameters, double rate, double momentum) {
            return new NAdam(parameters, rate, momentum);
        }
    },
    SGD {
        @Override
        public Optimizer create(int parameters, double rate, double momentum) {
            return new Sgd(parameters, rate, momentum);
        }
    };

    /**
     * A new optimizer.
     *
     * @param parameters how many
     * @param momentum how much of the earlier steps' direction each step keeps, 0 to below 1
     */
    public abstract Optimizer create(int parameters, double rate, double momentum);
}
