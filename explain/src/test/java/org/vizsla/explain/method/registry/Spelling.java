package org.vizsla.explain.method.registry;

import org.vizsla.graph.Ops;

/** How an exporter writes functions that others write as one operator. Normalizations and the softmax are over the last axis. */
interface Spelling {
    double EPSILON = 1e-5;

    String layerNorm(Ops o, String x, String scale, String shift);

    String rmsNorm(Ops o, String x, String scale);

    String softmax(Ops o, String x);

    String gelu(Ops o, String x);

    String hardSwish(Ops o, String x);

    String silu(Ops o, String x);

    String mish(Ops o, String x);

    /** Operators, where there are any. */
    record Operators() implements Spelling {
        @Override
        public String layerNorm(Ops o, String x, String scale, String shift) {
            return o.op("LayerNormalization", x, scale, shift)
                    .with("epsilon", (float) EPSILON)
                    .value();
        }

        @Override
        public String rmsNorm(Ops o, String x, String scale) {
            return o.mul(o.div(x, o.sqrt(o.add(o.mean(o.square(x), true, -1), o.scalar(EPSILON)))), scale);
        }

        @Override
        public String softmax(Ops o, String x) {
            return o.op("Softmax", x).value();
        }

        @Override
        public String gelu(Ops o, String x) {
            return o.op("Gelu", x).value();
        }

        @Override
        public String hardSwish(Ops o, String x) {
            return o.op("HardSwish", x).value();
        }

        @Override
        public String silu(Ops o, String x) {
            return o.mul(x, o.sigmoid(x));
        }

        @Override
        public String mish(Ops o, String x) {
            return o.op("Mish", x).value();
        }
    }

    /** As PyTorch writes them below operator set 14. */
    record OfPyTorch() implements Spelling {
        @Override
        public String layerNorm(Ops o, String x, String scale, String shift) {
            String centred = o.sub(x, o.mean(x, true, -1));
            String root = o.sqrt(o.add(o.mean(o.pow(centred, 2), true, -1), o.scalar(EPSILON)));
            return o.add(o.mul(o.div(centred, root), scale), shift);
        }

        @Override
        public String rmsNorm(Ops o, String x, String scale) {
            String inverse = o.op("Reciprocal", o.sqrt(o.add(o.mean(o.pow(x, 2), true, -1), o.scalar(EPSILON))))
                    .value();
            return o.mul(scale, o.mul(x, inverse));
        }

        @Override
        public String softmax(Ops o, String x) {
            String powers = o.exp(o.sub(x, maximum(o, x)));
            return o.div(powers, o.sum(powers, true, -1));
        }

        @Override
        public String gelu(Ops o, String x) {
            String erf = o.op("Erf", o.div(x, o.scalar(Math.sqrt(2)))).value();
            return o.mul(o.mul(x, o.add(erf, o.scalar(1))), 0.5);
        }

        @Override
        public String hardSwish(Ops o, String x) {
            String clipped = o.op("Clip", o.add(x, o.scalar(3)), o.scalar(0), o.scalar(6))
                    .value();
            return o.div(o.mul(x, clipped), o.scalar(6));
        }

        @Override
        public String silu(Ops o, String x) {
            return o.mul(o.sigmoid(x), x);
        }

        @Override
        public String mish(Ops o, String x) {
            return o.mul(x, o.op("Tanh", o.op("Softplus", x).value()).value());
        }
    }

    /** As exporters of TensorFlow write them, or with other operators and orders. */
    record OfTensorFlow() implements Spelling {
        @Override
        public String layerNorm(Ops o, String x, String scale, String shift) {
            String mean = o.mean(x, true, -1);
            String variance = o.mean(o.square(o.sub(x, mean)), true, -1);
            String factor = o.mul(o.pow(o.add(variance, o.scalar(EPSILON)), -0.5), scale);
            return o.add(o.mul(x, factor), o.sub(shift, o.mul(mean, factor)));
        }

        @Override
        public String rmsNorm(Ops o, String x, String scale) {
            return o.mul(o.mul(o.pow(o.add(o.scalar(EPSILON), o.mean(o.square(x), true, -1)), -0.5), x), scale);
        }

        @Override
        public String softmax(Ops o, String x) {
            return o.div(o.exp(x), o.sum(o.exp(x), true, -1));
        }

        @Override
        public String gelu(Ops o, String x) {
            String erf = o.op("Erf", o.mul(x, Math.sqrt(0.5))).value();
            return o.mul(o.mul(x, 0.5), o.add(o.scalar(1), erf));
        }

        @Override
        public String hardSwish(Ops o, String x) {
            return o.mul(x, o.op("HardSigmoid", x).with("alpha", 1f / 6).value());
        }

        @Override
        public String silu(Ops o, String x) {
            return o.div(x, o.add(o.scalar(1), o.exp(o.neg(x))));
        }

        @Override
        public String mish(Ops o, String x) {
            return o.mul(
                    o.op("Tanh", o.op("Log", o.add(o.exp(x), o.scalar(1))).value())
                            .value(),
                    x);
        }
    }

    private static String maximum(Ops o, String x) {
        return o.op("ReduceMax", x, o.integers(-1)).with("keepdims", 1).value();
    }
}
