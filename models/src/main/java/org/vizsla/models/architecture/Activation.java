package org.vizsla.models.architecture;

import org.vizsla.graph.NodeBuilder;

/** A function of each value alone, between two layers. */
enum Activation {
    RELU {
        @Override
        Features add(NetworkBuilder net, String module, Features x) {
            return net.relu(module, x);
        }
    },

    /** {@code min(max(x, 0), 6)}. */
    RELU6 {
        @Override
        Features add(NetworkBuilder net, String module, Features x) {
            NodeBuilder clip = net.op("Clip", x.value(), net.scalar(0), net.scalar(6));
            return net.add(module, clip, x.shape());
        }
    },

    /** {@code x sigmoid(x)}. */
    SILU {
        @Override
        Features add(NetworkBuilder net, String module, Features x) {
            Features gate = SIGMOID.add(net, module + ".sigmoid", x);
            return net.product(module, x, gate);
        }
    },

    /** {@code x min(max(x + 3, 0), 6) / 6}. */
    HARD_SWISH {
        @Override
        Features add(NetworkBuilder net, String module, Features x) {
            return net.add(module, net.op("HardSwish", x.value()), x.shape());
        }
    },

    /** {@code min(max(x + 3, 0), 6) / 6}. */
    HARD_SIGMOID {
        @Override
        Features add(NetworkBuilder net, String module, Features x) {
            return net.add(module, net.op("HardSigmoid", x.value()).with("alpha", 1 / 6f), x.shape());
        }
    },

    SIGMOID {
        @Override
        Features add(NetworkBuilder net, String module, Features x) {
            return net.add(module, net.op("Sigmoid", x.value()), x.shape());
        }
    },

    TANH {
        @Override
        Features add(NetworkBuilder net, String module, Features x) {
            return net.add(module, net.op("Tanh", x.value()), x.shape());
        }
    },

    /** {@code x} times the probability that a standard normal value is less, not its approximation by {@code tanh}. */
    GELU {
        @Override
        Features add(NetworkBuilder net, String module, Features x) {
            return net.add(module, net.op("Gelu", x.value()), x.shape());
        }
    };

    abstract Features add(NetworkBuilder net, String module, Features x);
}
