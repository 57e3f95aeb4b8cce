package org.vizsla.optimize;

import java.util.List;
import java.util.Optional;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.testkit.RandomTensors;

/** {@code scores = V relu(W x + b) + c}, as a graph, and trained in plain loops as a second computation. */
final class TwoLayers {
    static final int INPUTS = 12;
    static final int HIDDEN = 7;
    static final int CLASSES = 3;

    final float[] w = new RandomTensors(11).normal(HIDDEN, INPUTS).floats();
    final float[] b = new RandomTensors(12).normal(HIDDEN).floats();
    final float[] v = new RandomTensors(13).normal(CLASSES, HIDDEN).floats();
    final float[] c = new RandomTensors(14).normal(CLASSES).floats();
    private final float[][] velocities = {
        new float[w.length], new float[b.length], new float[v.length], new float[c.length]
    };

    Model model() {
        return model(new Dimension.Symbolic(Shape.BATCH));
    }

    Model model(Dimension batch) {
        return model(batch, "hidden");
    }

    /** With this name for the value of the hidden layer. */
    Model model(Dimension batch, String hiddenName) {
        GraphBuilder g = new GraphBuilder("two layers");
        Shape pictures =
                new Shape(List.of(batch, new Dimension.Fixed(3), new Dimension.Fixed(2), new Dimension.Fixed(2)));
        String x = g.input("x", DataType.FLOAT32, pictures);
        String flat = known(g, g.op("Flatten", x).value(), batch, INPUTS);
        g.initializer("w", Tensor.ofFloats(Shape.of(HIDDEN, INPUTS), w));
        g.initializer("b", Tensor.ofFloats(Shape.of(HIDDEN), b));
        g.initializer("v", Tensor.ofFloats(Shape.of(CLASSES, HIDDEN), v));
        g.initializer("c", Tensor.ofFloats(Shape.of(CLASSES), c));
        String first = known(
                g, g.op("Gemm", flat, "w", "b").called("fc1").with("transB", 1).value(), batch, HIDDEN);
        String hidden = known(g, g.op("Relu", first).named(hiddenName), batch, HIDDEN);
        String scores = known(
                g,
                g.op("Gemm", hidden, "v", "c").called("fc2").with("transB", 1).named("s"),
                batch,
                CLASSES);
        Graph graph = g.output(scores).build();
        return Model.of(graph, Labels.numbered(CLASSES), Optional.empty());
    }

    private static String known(GraphBuilder g, String value, Dimension batch, long size) {
        Shape shape = new Shape(List.of(batch, new Dimension.Fixed(size)));
        g.value(new Value(value, DataType.FLOAT32, shape));
        return value;
    }

    private float[] hidden(float[] x) {
        float[] hidden = new float[HIDDEN];
        for (int j = 0; j < HIDDEN; j++) {
            double sum = b[j];
            for (int i = 0; i < INPUTS; i++) {
                sum += w[j * INPUTS + i] * x[i];
            }
            hidden[j] = (float) Math.max(0, sum);
        }
        return hidden;
    }

    float[] scores(float[] x) {
        float[] hidden = hidden(x);
        float[] scores = new float[CLASSES];
        for (int k = 0; k < CLASSES; k++) {
            double sum = c[k];
            for (int j = 0; j < HIDDEN; j++) {
                sum += v[k * HIDDEN + j] * hidden[j];
            }
            scores[k] = (float) sum;
        }
        return scores;
    }

    /** The gradient of a score with respect to the input. */
    float[] gradient(float[] x, int target) {
        float[] hidden = hidden(x);
        float[] gradient = new float[INPUTS];
        for (int i = 0; i < INPUTS; i++) {
            for (int j = 0; j < HIDDEN; j++) {
                gradient[i] += hidden[j] > 0 ? v[target * HIDDEN + j] * w[j * INPUTS + i] : 0;
            }
        }
        return gradient;
    }

    /** One step of gradient descent along the slope of the scores. */
    void step(float[] x, float[] slope, Pace.Sgd pace) {
        float[] hidden = hidden(x);
        float[][] gradients = {new float[w.length], new float[b.length], new float[v.length], slope};
        for (int j = 0; j < HIDDEN; j++) {
            float back = 0;
            for (int k = 0; k < CLASSES; k++) {
                gradients[2][k * HIDDEN + j] = slope[k] * hidden[j];
                back += slope[k] * v[k * HIDDEN + j];
            }
            gradients[1][j] = hidden[j] > 0 ? back : 0;
            for (int i = 0; i < INPUTS; i++) {
                gradients[0][j * INPUTS + i] = gradients[1][j] * x[i];
            }
        }
        float[][] parameters = {w, b, v, c};
        for (int p = 0; p < parameters.length; p++) {
            for (int i = 0; i < parameters[p].length; i++) {
                float decayed = gradients[p][i] + pace.weightDecay() * parameters[p][i];
                velocities[p][i] = pace.momentum() * velocities[p][i] + decayed;
                parameters[p][i] -= pace.learningRate() * velocities[p][i];
            }
        }
    }
}
