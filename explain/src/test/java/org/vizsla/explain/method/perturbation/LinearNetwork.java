package org.vizsla.explain.method.perturbation;

import java.util.List;
import java.util.Optional;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.baseline.ImageFiles;
import org.vizsla.explain.sampling.Randomness;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.testkit.RandomTensors;

/** A network whose scores are {@code W x + b}, over pictures that are not square. */
final class LinearNetwork {
    static final int CLASSES = 3;
    static final int CHANNELS = 3;
    static final int HEIGHT = 12;
    static final int WIDTH = 10;
    static final int PIXELS = HEIGHT * WIDTH;

    private final Tensor weights;
    private final float[] bias = {0.5f, -1, 2};

    LinearNetwork(Tensor weights) {
        this.weights = weights;
    }

    static LinearNetwork random() {
        return new LinearNetwork(new RandomTensors(3).normal(CLASSES, CHANNELS * PIXELS));
    }

    Model model(Shape input) {
        GraphBuilder b = new GraphBuilder("linear");
        String x = b.input("x", DataType.FLOAT32, input);
        String flat = b.op("Flatten", x).named("flat");
        Shape rows = new Shape(List.of(
                input.dimensions().get(0),
                Shape.of(CHANNELS * PIXELS).dimensions().get(0)));
        b.value(new Value(flat, DataType.FLOAT32, rows));
        b.initializer("w", weights);
        b.initializer("b", Tensor.ofFloats(Shape.of(CLASSES), bias));
        String scores = b.op("Gemm", flat, "w", "b").with("transB", 1).named("s");
        Shape classes = new Shape(List.of(
                input.dimensions().get(0), Shape.of(CLASSES).dimensions().get(0)));
        b.value(new Value(scores, DataType.FLOAT32, classes));
        return Model.of(b.output(scores).build(), Labels.numbered(CLASSES), Optional.empty());
    }

    Explanation explain(StreamedMethod method, Tensor pictures, Call call, ExplainerSettings settings) {
        try (Explainer explainer =
                Explainer.open(model(Shape.batchOf(CHANNELS, HEIGHT, WIDTH)), List.of(method), settings)) {
            return explainer.explain(pictures, call);
        }
    }

    Attribution explain(StreamedMethod method, Tensor picture, int target) {
        return explain(method, picture, Call.of(target), ExplainerSettings.DEFAULT)
                .attribution(method.name());
    }

    static Tensor picture(int seed) {
        return new RandomTensors(seed).normal(1, CHANNELS, HEIGHT, WIDTH);
    }

    /** What each pixel adds to the score, over what it would if it had the values of the baseline: {@code sum over channels of w (x - baseline)}, the mean over several baselines. */
    double[] effects(Tensor picture, int target, Baseline baseline) {
        float[] w = weights.floats();
        float[] x = picture.floats();
        List<Tensor> baselines = baseline.of(
                picture, Preprocessing.imageNet(HEIGHT, WIDTH, Fit.STRETCH), ImageFiles.REFUSED, new Randomness(0));
        double[] effects = new double[PIXELS];
        for (Tensor each : baselines) {
            float[] hidden = each.floats();
            for (int i = 0; i < x.length; i++) {
                effects[i % PIXELS] += (double) w[target * x.length + i] * (x[i] - hidden[i]) / baselines.size();
            }
        }
        return effects;
    }

    double bias(int target) {
        return bias[target];
    }

    /** The check of this name of the first picture. */
    static SelfCheck check(Attribution attribution, String name) {
        return attribution.findings().get(0).checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
