package org.vizsla.benchmarks;

import ai.djl.ndarray.NDArray;
import org.vizsla.benchmarks.Tape.Traced;

/** How libtorch goes through the layers of a network on a tape, and back. */
interface LibtorchRules {
    Traced convolution(Tape tape, String layer, Traced x, long stride, long padding);

    Traced linear(Tape tape, String layer, Traced x);

    Traced relu(Tape tape, Traced x);

    Traced average(Tape tape, Traced x);

    /** Guided backpropagation: only positive gradients pass ReLUs that are open. */
    record Guided(LibtorchLayers layers) implements LibtorchRules {
        @Override
        public Traced convolution(Tape tape, String layer, Traced x, long stride, long padding) {
            return tape.layer(x, value -> layers.convolution(layer, value, stride, padding));
        }

        @Override
        public Traced linear(Tape tape, String layer, Traced x) {
            return tape.layer(x, value -> layers.linear(layer, value));
        }

        @Override
        public Traced relu(Tape tape, Traced x) {
            NDArray y = LibtorchLayers.relu(x.value());
            return tape.layer(x, y, g -> LibtorchLayers.relu(g).mul(y.gt(0)));
        }

        @Override
        public Traced average(Tape tape, Traced x) {
            return tape.layer(x, LibtorchLayers::average);
        }
    }

    /** Relevance: z-plus in convolutions, epsilon in dense layers, as in Zennit's EpsilonPlus. */
    record EpsilonPlus(LibtorchLayers layers) implements LibtorchRules {
        private static final float EPSILON = 1e-6f;

        @Override
        public Traced convolution(Tape tape, String layer, Traced x, long stride, long padding) {
            NDArray weight = layers.weight(layer + ".weight");
            NDArray bias = layers.weight(layer + ".bias");
            NDArray rising = Tape.leaf(x.value().maximum(0));
            NDArray falling = Tape.leaf(x.value().minimum(0));
            NDArray first = LibtorchLayers.convolution(rising, weight.maximum(0), bias.maximum(0), stride, padding);
            NDArray second = LibtorchLayers.convolution(falling, weight.minimum(0), bias.mul(0), stride, padding);
            NDArray whole = layers.convolution(layer, x.value(), stride, padding);
            return tape.layer(x, whole, relevance -> {
                NDArray share = relevance.div(stabilized(first.stopGradient().add(second.stopGradient())));
                return rising.stopGradient()
                        .mul(tape.gradient(rising, first, share))
                        .add(falling.stopGradient().mul(tape.gradient(falling, second, share)));
            });
        }

        private static NDArray stabilized(NDArray z) {
            return z.add(z.gte(0).mul(2).sub(1).mul(EPSILON));
        }

        private static Traced proportional(Tape tape, Traced x, java.util.function.UnaryOperator<NDArray> forward) {
            NDArray leaf = Tape.leaf(x.value());
            NDArray y = forward.apply(leaf);
            return tape.layer(
                    x,
                    y.stopGradient(),
                    relevance -> x.value().mul(tape.gradient(leaf, y, relevance.div(stabilized(y.stopGradient())))));
        }

        @Override
        public Traced linear(Tape tape, String layer, Traced x) {
            return proportional(tape, x, value -> layers.linear(layer, value));
        }

        @Override
        public Traced relu(Tape tape, Traced x) {
            return tape.layer(x, LibtorchLayers.relu(x.value()), g -> g);
        }

        @Override
        public Traced average(Tape tape, Traced x) {
            return proportional(tape, x, LibtorchLayers::average);
        }
    }
}
