package org.vizsla.optimize.example;

import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.network.Channels;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Ops;

/** What is measured of each channel of a layer for an image: a number each. */
enum Measure {
    /** The largest value at any place. */
    LARGEST {
        @Override
        String emit(ExplainerBuilder builder, Channels channels) {
            return largest(builder.ops(), cells(builder, channels));
        }
    },

    /** Where that is, row by row. */
    PLACE {
        @Override
        String emit(ExplainerBuilder builder, Channels channels) {
            return place(builder.ops(), cells(builder, channels));
        }
    },

    /** The mean over all places. */
    MEAN {
        @Override
        String emit(ExplainerBuilder builder, Channels channels) {
            return builder.ops().mean(cells(builder, channels), false, 2);
        }
    },

    /** The gradient of the class score times the value, summed over all places. */
    CONTRIBUTION {
        @Override
        String emit(ExplainerBuilder builder, Channels channels) {
            Ops ops = builder.ops();
            String value = channels.layer().value();
            return ops.sum(channels.emit(ops, ops.mul(value, builder.gradient(value))), false, 2);
        }
    },

    /** The share of the relevance of the class at the layer. */
    SHARE {
        @Override
        String emit(ExplainerBuilder builder, Channels channels) {
            Ops ops = builder.ops();
            String sums = ops.sum(relevance(builder, channels), false, 2);
            String all = ops.sum(ops.op("Abs", sums).value(), true, 1);
            return ops.div(sums, ops.add(all, ops.scalar(LEAST)));
        }
    },

    /** Where relevance is largest. */
    PLACE_OF_RELEVANCE {
        @Override
        String emit(ExplainerBuilder builder, Channels channels) {
            return place(builder.ops(), relevance(builder, channels));
        }
    };

    /** Keeps shares finite where there is no relevance at all, as in zennit-crp. */
    private static final double LEAST = 1e-10;

    /** Emits it, FLOAT32 {@code [N, channels]}. */
    abstract String emit(ExplainerBuilder builder, Channels channels);

    private static String cells(ExplainerBuilder builder, Channels channels) {
        return channels.emit(builder.ops(), channels.layer().value());
    }

    private static String relevance(ExplainerBuilder builder, Channels channels) {
        String value = channels.layer().value();
        return channels.emit(
                builder.ops(), builder.relevance(ConditionalRelevance.COMPOSITE).cotangent(value));
    }

    private static String largest(Ops ops, String cells) {
        return ops.op("ReduceMax", cells, ops.integers(2)).with("keepdims", 0).value();
    }

    private static String place(Ops ops, String cells) {
        String place =
                ops.op("ArgMax", cells).with("axis", 2).with("keepdims", 0).value();
        return ops.cast(place, DataType.FLOAT32);
    }
}
