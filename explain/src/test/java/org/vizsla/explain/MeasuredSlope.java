package org.vizsla.explain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.architecture.Architecture;
import org.vizsla.models.architecture.Architectures;
import org.vizsla.models.checkpoint.Checkpoints;
import org.vizsla.models.checkpoint.SafetensorsWriter;
import org.vizsla.models.labels.Labels;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.FormulaWeights;

/**
 * How far the gradient of a network's top score is from differences of that score.
 *
 * <p>The direction is the gradient at a random half of the image's values, and zero at the others. The score's slope along it is the length of that
 * half, if the gradient is right. Central differences are taken at several steps, which change the score by some part of the deviation of all scores:
 * kinks of rectifiers spoil the large ones, rounding the small ones. What counts is the mean of the two neighbours that agree best with each other;
 * the gradient has no say in that.
 *
 * @param factor what matrices and kernels of the weights from the formula were multiplied by
 * @param strength of the gradient: its length times the image's, by the deviation of the scores
 * @param error the difference's distance from the slope, by the slope
 */
record MeasuredSlope(Architecture architecture, ImageSize size, float factor, double strength, double error) {
    /** Below it scores hardly depend on the image, and above it rounding changes them. */
    static final double LEAST_STRENGTH = 0.5;

    static final double MOST_STRENGTH = 500;

    /** Most are within 1e-3; where kinks of many rectifiers meet rounding, 1e-2 was found. */
    static final double LARGEST_ERROR = 2e-2;

    /** Rows and columns of patches that a vision transformer's weights have positions for. */
    private static final long MOST_IN_MEMORY = 1L << 30;

    private static final int PATCHES = 4;

    /** One thread: other programs may need the processor, too. */
    private static final SessionSettings ON_ONE_THREAD = SessionSettings.DEFAULT.withThreads(1);

    private static final float[] FACTORS = {1, 0.95f, 0.9f, 0.85f, 0.8f, 0.75f};
    private static final double MOST_SPREAD = 0.05;
    private static final double[] STEPS = {1e-2, 3e-3, 1e-3, 3e-4, 1e-4};

    /** Height and width in pixels. */
    record ImageSize(int height, int width) {
        /** A small one that the architecture takes, not square unless it must be. */
        static ImageSize of(Architecture architecture) {
            return switch (architecture.family()) {
                case "AlexNet", "VGG", "MaxViT" -> new ImageSize(architecture.size(), architecture.size());
                case "ViT" -> ofPatches(architecture);
                case "Inception" -> new ImageSize(107, 139);
                case "Swin" -> new ImageSize(60, 100);
                case "Swin V2" -> new ImageSize(70, 100);
                default -> new ImageSize(64, 96);
            };
        }

        private static ImageSize ofPatches(Architecture architecture) {
            String patch = architecture.name().substring(architecture.name().lastIndexOf('_') + 1);
            int side = PATCHES * Integer.parseInt(patch);
            return new ImageSize(side, side);
        }

        int values() {
            return 3 * height * width;
        }

        Tensor images(float[] values) {
            return Tensor.ofFloats(Shape.of(values.length / values(), 3, height, width), values);
        }

        @Override
        public String toString() {
            return height + " x " + width;
        }
    }

    /** With the first of some factors that makes a gradient of a fit strength. */
    static MeasuredSlope of(Architecture architecture) {
        ImageSize size = ImageSize.of(architecture);
        for (float factor : FACTORS) {
            Graph graph = graph(architecture, size, factor);
            Gradient gradient = Gradient.of(graph, size);
            if (gradient.strength() >= LEAST_STRENGTH && gradient.strength() <= MOST_STRENGTH) {
                Ratio ratio = Ratio.of(graph, size, gradient);
                if (ratio.spread() <= MOST_SPREAD) {
                    return new MeasuredSlope(
                            architecture, size, factor, gradient.strength(), Math.abs(ratio.mean() - 1));
                }
            }
        }
        throw new AssertionError("no factor makes a gradient of a fit strength of " + architecture);
    }

    private static Graph graph(Architecture architecture, ImageSize size, float factor) {
        Map<String, Shape> shapes = new LinkedHashMap<>(architecture.shapes(Architectures.CLASSES));
        shapes.computeIfPresent(
                "encoder.pos_embedding", (name, published) -> Shape.of(1, PATCHES * PATCHES + 1, published.size(2)));
        Map<String, Tensor> weights = FormulaWeights.of(shapes);
        Map<String, Tensor> fit = factor == 1 ? weights : FormulaWeights.calmed(weights, factor);
        boolean large = fit.values().stream()
                        .mapToLong(tensor -> tensor.data().length())
                        .sum()
                > MOST_IN_MEMORY;
        return architecture.build(large ? inFile(fit) : fit, size.height(), size.width());
    }

    /** As users have them: what ONNX Runtime is given in one piece holds 2 GB. */
    private static Map<String, Tensor> inFile(Map<String, Tensor> weights) {
        try {
            Path file = Files.createTempFile("weights", ".safetensors");
            file.toFile().deleteOnExit();
            SafetensorsWriter.write(file, weights, Map.of());
            return Checkpoints.read(file).tensors();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static float[] image(ImageSize size) {
        float[] image = new float[size.values()];
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) (7919L * i % 255) / 64 - 2;
        }
        return image;
    }

    /** Of the top score. */
    private record Gradient(Tensor map, int target, double deviation, double strength) {
        static Gradient of(Graph graph, ImageSize size) {
            Model model = Model.of(graph, Labels.numbered(Architectures.CLASSES), Optional.empty());
            float[] image = image(size);
            try (Explainer explainer = Explainer.open(
                    model, List.of(Saliency.DEFAULT), ExplainerSettings.DEFAULT.withSession(ON_ONE_THREAD))) {
                Explanation explanation = explainer.explain(size.images(image), Call.DEFAULT);
                Tensor map = explanation.map("saliency");
                double deviation = standardDeviation(explanation.scores().floats());
                return new Gradient(
                        map, explanation.targets().get(0), deviation, length(map.floats()) * length(image) / deviation);
            }
        }
    }

    /**
     * Differences of the score by those that the gradient predicts.
     *
     * @param mean of the two neighbouring steps that agree best
     * @param spread between these two, by their mean: large where rounding or kinks are all that steps show
     */
    private record Ratio(double mean, double spread) {
        static Ratio of(Graph graph, ImageSize size, Gradient gradient) {
            double[] ratios = ratios(graph, size, gradient);
            int best = 0;
            for (int i = 0; i + 1 < ratios.length; i++) {
                if (Math.abs(ratios[i] - ratios[i + 1]) < Math.abs(ratios[best] - ratios[best + 1])) {
                    best = i;
                }
            }
            double mean = (ratios[best] + ratios[best + 1]) / 2;
            return new Ratio(mean, Math.abs((ratios[best] - ratios[best + 1]) / mean));
        }
    }

    private static double[] ratios(Graph graph, ImageSize size, Gradient gradient) {
        float[] image = image(size);
        float[] values = gradient.map().floats();
        float[] direction = values.clone();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < direction.length; i++) {
            direction[i] = random.nextBoolean() ? direction[i] : 0;
        }
        double slope = length(direction);
        double[] ratios = new double[STEPS.length];
        try (Session session = Session.open(graph, ON_ONE_THREAD)) {
            for (int i = 0; i < STEPS.length; i++) {
                double step = STEPS[i] * gradient.deviation() / slope / slope;
                float[] pair = new float[2 * image.length];
                double predicted = 0;
                for (int j = 0; j < image.length; j++) {
                    pair[j] = (float) (image[j] + step * direction[j]);
                    pair[image.length + j] = (float) (image[j] - step * direction[j]);
                    predicted += values[j] * ((double) pair[j] - pair[image.length + j]);
                }
                float[] scores = session.run(Map.of("input", size.images(pair)))
                        .get("logits")
                        .floats();
                double difference = (double) scores[gradient.target()] - scores[scores.length / 2 + gradient.target()];
                ratios[i] = difference / predicted;
            }
        }
        return ratios;
    }

    private static double length(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares);
    }

    private static double standardDeviation(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        double squares = 0;
        for (float value : values) {
            squares += Math.pow(value - sum / values.length, 2);
        }
        return Math.sqrt(squares / values.length);
    }
}
