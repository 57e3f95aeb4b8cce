package org.vizsla.autodiff;

import java.util.Map;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Tensor;
import org.vizsla.runtime.Session;

/**
 * A graph {@code y = W x + b} written out as a matrix, found by running it on unit vectors: the second, independent way to compute what a backward rule does.
 */
public final class DenseLayer {
    /** {@code [outputs][inputs]}. */
    private final double[][] weights;

    private final double[] bias;

    private DenseLayer(double[][] weights, double[] bias) {
        this.weights = weights;
        this.bias = bias;
    }

    /** Probes a graph with one input {@code x} of this batch, whose entries do not mix. */
    public static DenseLayer probe(Graph graph, Tensor like) {
        int inputs = Math.toIntExact(like.elements());
        try (Session session = Session.open(graph)) {
            double[] bias = run(session, graph, new float[inputs], like);
            double[][] weights = new double[bias.length][inputs];
            for (int i = 0; i < inputs; i++) {
                float[] unit = new float[inputs];
                unit[i] = 1;
                double[] column = run(session, graph, unit, like);
                for (int j = 0; j < bias.length; j++) {
                    double weight = column[j] - bias[j];
                    weights[j][i] = Math.abs(weight) < 1e-6 ? 0 : weight;
                }
            }
            return new DenseLayer(weights, bias);
        }
    }

    private static double[] run(Session session, Graph graph, float[] x, Tensor like) {
        float[] y = session.run(Map.of("x", Tensor.ofFloats(like.shape(), x)))
                .get(graph.outputs().get(0))
                .floats();
        double[] result = new double[y.length];
        for (int j = 0; j < y.length; j++) {
            result[j] = y[j];
        }
        return result;
    }

    public double[] apply(double[] x) {
        double[] y = bias.clone();
        for (int j = 0; j < y.length; j++) {
            for (int i = 0; i < x.length; i++) {
                y[j] += weights[j][i] * x[i];
            }
        }
        return y;
    }

    public double[] transposed(double[] g) {
        double[] x = new double[weights[0].length];
        for (int j = 0; j < g.length; j++) {
            for (int i = 0; i < x.length; i++) {
                x[i] += weights[j][i] * g[j];
            }
        }
        return x;
    }

    /** The contribution of input i to output j, and of the bias to it, as a rule weighs them. */
    public interface Share {
        double of(double x, double w, int input, double y);
    }

    /** {@code R_i = sum_j share_ij / (sum_k share_kj + share of b_j, stabilized) R_j}. */
    public double[] shared(double[] x, double[] relevance, double epsilon, Share inputs, Share biases) {
        double[] y = apply(x);
        double[] result = new double[x.length];
        for (int j = 0; j < y.length; j++) {
            double total = total(x, y, j, inputs, biases);
            double divisor = total + (total < 0 ? -epsilon : epsilon);
            for (int i = 0; i < x.length; i++) {
                result[i] += divisor == 0 ? 0 : inputs.of(x[i], weights[j][i], i, y[j]) / divisor * relevance[j];
            }
        }
        return result;
    }

    /** What the bias and the stabilizer keep of each output's relevance: {@code (share of b_j + sign epsilon) / (the same divisor) R_j}. */
    public double[] absorbed(double[] x, double[] relevance, double epsilon, Share inputs, Share biases) {
        double[] y = apply(x);
        double[] result = new double[y.length];
        for (int j = 0; j < y.length; j++) {
            double total = total(x, y, j, inputs, biases);
            double shift = total < 0 ? -epsilon : epsilon;
            double divisor = total + shift;
            double kept = biases.of(1, bias[j], -1, y[j]) + shift;
            result[j] = (divisor == 0 ? 1 : kept / divisor) * relevance[j];
        }
        return result;
    }

    private double total(double[] x, double[] y, int output, Share inputs, Share biases) {
        double total = biases.of(1, bias[output], -1, y[output]);
        for (int i = 0; i < x.length; i++) {
            total += inputs.of(x[i], weights[output][i], i, y[output]);
        }
        return total;
    }
}
