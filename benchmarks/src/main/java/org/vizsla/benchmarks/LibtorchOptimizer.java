package org.vizsla.benchmarks;

import ai.djl.ndarray.NDArray;
import org.vizsla.optimize.visualize.VisualizationSettings;
import org.vizsla.optimize.visualize.optimizer.OptimizerKind;

/** PyTorch's Adam and NAdam, which climb: moments and numbers are changed in place. */
final class LibtorchOptimizer {
    private static final double OF_SQUARES = 0.999;
    private static final double EPSILON = 1e-8;
    private static final double DECAY = 0.96;
    private static final double PER_STEP = 0.004;

    private final double rate;
    private final double momentum;
    private final boolean nesterov;
    private final NDArray numbers;
    private final NDArray mean;
    private final NDArray square;
    private double product = 1;
    private int steps;

    LibtorchOptimizer(VisualizationSettings settings, NDArray numbers) {
        this.rate = settings.learningRate();
        this.momentum = settings.momentum();
        this.nesterov = settings.optimizer() == OptimizerKind.NADAM;
        this.numbers = numbers;
        this.mean = numbers.zerosLike();
        this.square = numbers.zerosLike();
    }

    void step(NDArray gradient) {
        steps++;
        mean.muli(momentum).addi(gradient.mul(1 - momentum));
        square.muli(OF_SQUARES).addi(gradient.mul(gradient).muli(1 - OF_SQUARES));
        NDArray deviation = square.sqrt();
        deviation.attach(gradient.getManager());
        deviation.divi(Math.sqrt(1 - Math.pow(OF_SQUARES, steps))).addi(EPSILON);
        numbers.addi(direction(gradient).divi(deviation).muli(rate));
    }

    private NDArray direction(NDArray gradient) {
        if (!nesterov) {
            NDArray direction = mean.div(1 - Math.pow(momentum, steps));
            direction.attach(gradient.getManager());
            return direction;
        }
        double now = momentumAt(steps);
        double next = momentumAt(steps + 1);
        product *= now;
        NDArray direction = mean.mul(next / (1 - product * next));
        direction.attach(gradient.getManager());
        return direction.addi(gradient.mul((1 - now) / (1 - product)));
    }

    private double momentumAt(int step) {
        return momentum * (1 - 0.5 * Math.pow(DECAY, step * PER_STEP));
    }
}
