package org.vizsla.explain.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.vizsla.autodiff.BackwardBuilder;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.random.Chance;
import org.vizsla.models.onnx.ImportClassifier;
import org.vizsla.models.onnx.ImportSettings;
import org.vizsla.models.onnx.ImportedGraph;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/**
 * Compares the gradient of an imported network with central differences of the network as it was, in random directions. Where differences of several steps disagree, a kink or a
 * jump is near, and another place is tried. Where they agree with each other but not with the gradient, {@link FittedSlope} tells whether rounding explains it.
 */
final class GradientCheck {
    /** What came of a network. */
    enum Verdict {
        RIGHT,
        WRONG,
        REFUSED,
        ROUGH
    }

    /**
     * What came of a network, and what to say of it.
     *
     * @param error of the directional derivative, in lengths of the gradient; the worst of all places
     * @param places where derivative and differences were compared
     */
    record Result(Verdict verdict, double error, int places, String message) {}

    private static final double TOLERANCE = 1e-3;
    private static final double AGREEMENT = 2e-4;
    private static final double[] STEPS = {0.03, 0.01, 0.003, 0.001, 0.0003};
    private static final int PLACES = 12;
    private static final int ENOUGH = 2;

    private GradientCheck() {}

    static Result of(RandomNetwork network) {
        ImportedGraph imported;
        Graph backward;
        try {
            imported = new ImportClassifier(ImportSettings.DEFAULT).apply(network.graph());
            backward = backward(imported);
        } catch (VizslaException e) {
            return new Result(Verdict.REFUSED, 0, 0, String.valueOf(e.getMessage()));
        }
        SessionSettings plain = SessionSettings.DEFAULT.withoutOptimization();
        try (Session before = Session.open(network.graph(), plain);
                Session after = Session.open(backward, plain)) {
            return compared(network, before, after);
        } catch (VizslaException e) {
            return new Result(Verdict.WRONG, Double.NaN, 0, "does not run: " + e.getMessage());
        }
    }

    private static Graph backward(ImportedGraph imported) {
        Graph forward = imported.graph();
        GraphBuilder b = forward.toBuilder();
        Shape shape = Objects.requireNonNull(forward.shape(imported.scores()));
        String seed = b.input("seed", DataType.FLOAT32, shape);
        Map<String, String> gradients =
                BackwardBuilder.append(b, forward, Map.of(imported.scores(), seed), List.of(imported.input()));
        String gradient = b.rename(Objects.requireNonNull(gradients.get(imported.input())), "gradient");
        return b.outputs(List.of(gradient, imported.scores())).buildPruned();
    }

    private static Result compared(RandomNetwork network, Session before, Session after) {
        List<Double> errors = new ArrayList<>();
        for (int place = 0; place < PLACES && errors.size() < ENOUGH; place++) {
            Chance chance = new Chance(network.seed()).of("directions").at(place);
            Tensor x = network.images(place);
            Tensor scores = before.run(Map.of(RandomNetwork.INPUT, x)).get(RandomNetwork.SCORES);
            if (!isFinite(scores.floats())) {
                continue;
            }
            float[] seed = normal(chance, scores.floats().length);
            Tensors back = after.run(Map.of(RandomNetwork.INPUT, x, "seed", Tensor.ofFloats(scores.shape(), seed)));
            double moved = distance(
                    scores.floats(),
                    back.byName().values().stream().toList().get(1).floats());
            if (!(moved < 1e-3)) {
                return new Result(Verdict.WRONG, moved, 0, "import changes the scores by " + moved);
            }
            float[] gradient = back.get("gradient").floats();
            double length = Math.sqrt(dot(gradient, gradient));
            float[] v = normal(chance, gradient.length);
            double expected = dot(gradient, v);
            double last = Double.NaN;
            for (double step : STEPS) {
                Slopes slopes = slopes(before, x, v, seed, step);
                double slope = slopes.central();
                double scale = Math.max(length, Math.abs(slope)) + 1e-2;
                if (Math.abs(slope - last) < AGREEMENT * scale
                        && Math.abs(slopes.right() - slopes.left()) < TOLERANCE * scale) {
                    double error = Math.abs(slope - expected) / scale;
                    if (error > TOLERANCE && isSteady(after, x, Tensor.ofFloats(scores.shape(), seed), gradient)) {
                        error = FittedSlope.nearest(f(before, x, v, seed), STEPS, expected, scale);
                    } else if (error > TOLERANCE) {
                        error = Double.NaN;
                    }
                    if (!Double.isNaN(error)) {
                        errors.add(error);
                    }
                    break;
                }
                last = slope;
            }
        }
        double worst = errors.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
        if (errors.isEmpty()) {
            return new Result(Verdict.ROUGH, worst, 0, "no two steps agree");
        }
        return worst <= TOLERANCE
                ? new Result(Verdict.RIGHT, worst, errors.size(), "")
                : new Result(Verdict.WRONG, worst, errors.size(), "off by " + errors);
    }

    /**
     * Differences of the seeded scores along a direction.
     *
     * @param left the three-point difference of places before the point; it differs from the right one beside a kink
     * @param central the five-point difference
     */
    private record Slopes(double left, double central, double right) {}

    private static Slopes slopes(Session session, Tensor x, float[] v, float[] seed, double step) {
        DoubleUnaryOperator at = f(session, x, v, seed);
        double[] f = new double[5];
        for (int k = 0; k < 5; k++) {
            f[k] = at.applyAsDouble((k - 2) * step);
        }
        return new Slopes(
                (3 * f[2] - 4 * f[1] + f[0]) / (2 * step),
                (f[0] - 8 * f[1] + 8 * f[3] - f[4]) / (12 * step),
                (-3 * f[2] + 4 * f[3] - f[4]) / (2 * step));
    }

    /** The seeded scores along a direction. */
    private static DoubleUnaryOperator f(Session session, Tensor x, float[] v, float[] seed) {
        return distance -> {
            float[] values = x.floats();
            for (int i = 0; i < values.length; i++) {
                values[i] += (float) (distance * v[i]);
            }
            Tensor moved = Tensor.ofFloats(x.shape(), values);
            return dot(
                    session.run(Map.of(RandomNetwork.INPUT, moved))
                            .get(RandomNetwork.SCORES)
                            .floats(),
                    seed);
        };
    }

    /** Whether the gradient stays where all values change in their last digits; otherwise rounding alone decides it, as where large values cancel. */
    private static boolean isSteady(Session after, Tensor x, Tensor seed, float[] gradient) {
        float[] values = x.floats();
        for (int i = 0; i < values.length; i++) {
            values[i] *= 1 + (i % 2 == 0 ? 4e-7f : -4e-7f);
        }
        Tensor moved = Tensor.ofFloats(x.shape(), values);
        float[] other = after.run(Map.of(RandomNetwork.INPUT, moved, "seed", seed))
                .get("gradient")
                .floats();
        double square = 0;
        for (int i = 0; i < other.length; i++) {
            double difference = other[i] - gradient[i];
            square += difference * difference;
        }
        return Math.sqrt(square) < TOLERANCE / 4 * (Math.sqrt(dot(gradient, gradient)) + 1e-2);
    }

    private static boolean isFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private static double distance(float[] a, float[] b) {
        double largest = 0;
        double farthest = a.length == b.length ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            largest = Math.max(largest, Math.abs(a[i]));
            farthest = Math.max(farthest, Math.abs(a[i] - b[i]));
        }
        return farthest / (largest + 0.1);
    }

    private static float[] normal(Chance chance, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) chance.normal();
        }
        return values;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
