package org.vizsla.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Methods in libtorch, computed as the usual libraries do; many images at a time if a method needs many. */
enum LibtorchMethod implements BiFunction<LibtorchNetwork, NDArray, NDArray> {
    SALIENCY {
        @Override
        public NDArray apply(LibtorchNetwork network, NDArray x) {
            return network.gradient(x, network.oneHot());
        }
    },
    INTEGRATED_GRADIENTS {
        @Override
        public NDArray apply(LibtorchNetwork network, NDArray x) {
            return integrated(x, points -> network.gradient(points, network.oneHot()));
        }
    },
    GRAD_CAM {
        @Override
        public NDArray apply(LibtorchNetwork network, NDArray x) {
            return gradCam(network.features(x), value -> network.gradientOfHead(value, network.oneHot()));
        }
    },
    GUIDED_BACKPROP {
        @Override
        public NDArray apply(LibtorchNetwork network, NDArray x) {
            return network.byRules(new LibtorchRules.Guided(network.layers()), x, false);
        }
    },
    LRP_EPSILON_PLUS {
        @Override
        public NDArray apply(LibtorchNetwork network, NDArray x) {
            return network.byRules(new LibtorchRules.EpsilonPlus(network.layers()), x, true);
        }
    },
    /** Windows of 32, 16 apart. */
    OCCLUSION {
        @Override
        public NDArray apply(LibtorchNetwork network, NDArray x) {
            List<int[]> corners = new ArrayList<>();
            for (int row = 0; row + WINDOW <= SIDE; row += STRIDE) {
                for (int column = 0; column + WINDOW <= SIDE; column += STRIDE) {
                    corners.add(new int[] {row, column});
                }
            }
            NDManager manager = x.getManager();
            float whole = score(network, x);
            NDArray sum = manager.zeros(new Shape(1, 1, SIDE, SIDE));
            NDArray times = manager.zeros(new Shape(1, 1, SIDE, SIDE));
            for (int first = 0; first < corners.size(); first += BATCH) {
                List<int[]> part = corners.subList(first, Math.min(corners.size(), first + BATCH));
                try (NDManager scratch = manager.newSubManager()) {
                    NDArray batch = x.repeat(0, part.size());
                    batch.attach(scratch);
                    for (int i = 0; i < part.size(); i++) {
                        batch.set(window(i + "," + ":", part.get(i)), 0f);
                    }
                    float[] scores = scores(network, batch);
                    for (int i = 0; i < part.size(); i++) {
                        add(sum, part.get(i), whole - scores[i]);
                        add(times, part.get(i), 1);
                    }
                }
            }
            return sum.div(times);
        }
    },
    SCORE_CAM {
        @Override
        public NDArray apply(LibtorchNetwork network, NDArray x) {
            NDArray value = network.features(x);
            NDManager manager = x.getManager();
            int channels = (int) value.getShape().get(1);
            NDArray up = upsampling(manager, (int) value.getShape().get(2));
            float[] scores = new float[channels];
            for (int first = 0; first < channels; first += BATCH) {
                int end = Math.min(channels, first + BATCH);
                try (NDManager scratch = manager.newSubManager()) {
                    NDArray maps = value.get("0," + first + ":" + end);
                    maps.attach(scratch);
                    NDArray wide = up.matMul(maps).matMul(up.transpose());
                    wide.attach(scratch);
                    NDArray flat = wide.reshape(end - first, -1);
                    NDArray least = flat.min(new int[] {1}, true).expandDims(2);
                    NDArray most = flat.max(new int[] {1}, true).expandDims(2);
                    NDArray mask =
                            wide.sub(least).div(most.sub(least).add(SMALL)).expandDims(1);
                    float[] part = scores(network, mask.mul(x));
                    System.arraycopy(part, 0, scores, first, part.length);
                }
            }
            NDArray weights = manager.create(scores).softmax(0).reshape(1, channels, 1, 1);
            return LibtorchLayers.relu(value.mul(weights).sum(new int[] {1}, true));
        }
    };

    static final int STEPS = 50;
    static final int WINDOW = 32;
    static final int STRIDE = 16;

    private static final int BATCH = 16;
    private static final int SIDE = 224;
    private static final float SMALL = 1e-8f;

    /** Fifty gradients between a zero baseline and the image, each taken at its step's left end. */
    static NDArray integrated(NDArray x, UnaryOperator<NDArray> gradient) {
        NDArray sum = x.zerosLike();
        for (int first = 0; first < STEPS; first += BATCH) {
            float[] places = new float[Math.min(BATCH, STEPS - first)];
            for (int i = 0; i < places.length; i++) {
                places[i] = (first + i) / (float) STEPS;
            }
            try (NDManager part = x.getManager().newSubManager()) {
                NDArray points =
                        part.create(places, new Shape(places.length, 1, 1, 1)).mul(x);
                points.attach(part);
                NDArray gradients = gradient.apply(points);
                gradients.attach(part);
                sum.addi(gradients.sum(new int[] {0}, true));
            }
        }
        return sum.mul(x).div(STEPS);
    }

    /** The positive part of a layer's value, weighted by the means of its gradient. */
    static NDArray gradCam(NDArray value, UnaryOperator<NDArray> gradientOfHead) {
        NDArray gradient = gradientOfHead.apply(value.stopGradient());
        NDArray weights = gradient.mean(new int[] {2}, true).mean(new int[] {3}, true);
        return LibtorchLayers.relu(value.mul(weights).sum(new int[] {1}, true));
    }

    private static float score(LibtorchNetwork network, NDArray x) {
        return scores(network, x)[0];
    }

    private static float[] scores(LibtorchNetwork network, NDArray batch) {
        NDArray scores = network.scores(batch).mul(network.oneHot()).sum(new int[] {1});
        scores.attach(batch.getManager());
        return scores.toFloatArray();
    }

    private static NDIndex window(String before, int[] corner) {
        return new NDIndex(
                before + "," + corner[0] + ":" + (corner[0] + WINDOW) + "," + corner[1] + ":" + (corner[1] + WINDOW));
    }

    private static void add(NDArray map, int[] corner, float value) {
        NDArray place = map.get(window(":,:", corner));
        place.addi(value);
        place.close();
    }

    /** {@code [224, side]}: bilinear interpolation between corners, as in Score-CAM's reference code. */
    private static NDArray upsampling(NDManager manager, int side) {
        float[] weights = new float[SIDE * side];
        for (int i = 0; i < SIDE; i++) {
            double at = i * (side - 1.0) / (SIDE - 1);
            int low = Math.min(side - 1, (int) at);
            int high = Math.min(side - 1, low + 1);
            weights[i * side + low] += (float) (1 - (at - low));
            weights[i * side + high] += (float) (at - low);
        }
        return manager.create(weights, new Shape(SIDE, side));
    }
}
