package org.vizsla.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.architecture.Architecture;
import org.vizsla.models.architecture.Architectures;
import org.vizsla.models.labels.Labels;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.FormulaWeights;

/** Gradients of the networks that Vizsla builds by name, with weights from the formula, on small images that are not square. */
@Tag("once")
class TorchvisionGradientTest {
    /** Kinks of rectifiers spoil differences of the first, rounding those of the second. */
    private static final float[] STEPS = {1e-3f, 1e-4f};

    /** The slope of a class score in a direction, and the length of its gradient, computed by torchvision 0.14 in double precision. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "resnext50_32x4d; 64; 96; 883; -43.8508; 120.801",
                "densenet121; 64; 96; 683; -0.0284051; 0.111359",
                "googlenet; 64; 96; 398; 0.34058; 0.648737",
                "inception_v3; 107; 139; 825; 0.0257147; 0.0660596",
                "mnasnet0_5; 64; 96; 51; -46.3733; 125.33",
                "mobilenet_v2; 64; 96; 812; -19.8139; 29.1955",
                "mobilenet_v3_small; 64; 96; 926; -0.0180527; 0.0554892",
                "mobilenet_v3_large; 64; 96; 576; 47.08; 50.3687",
                "shufflenet_v2_x0_5; 64; 96; 589; -3.40475; 10.6494",
                "regnet_x_400mf; 64; 96; 354; -77.1559; 380.342",
                "regnet_y_400mf; 64; 96; 326; 2.18791; 7.42775",
                "efficientnet_b0; 64; 96; 980; 0.000204818; 0.000390445",
                "efficientnet_v2_s; 64; 96; 529; -0.0001107; 0.00167811",
                "convnext_tiny; 64; 96; 187; 0.0427802; 1.09923",
                "vit_b_32; 224; 224; 221; -0.858457; 1.87235",
                "swin_t; 60; 100; 177; -0.106674; 1.20328",
                "swin_v2_t; 70; 100; 522; 0.117696; 0.564235",
                "maxvit_t; 224; 224; 28; 0.0153965; 2.62371"
            })
    void slopesAreTorchvisionsAndThoseOfDifferences(
            String name, int height, int width, int target, double slope, double length) {
        Architecture architecture = Architectures.byName(name);
        Graph graph = architecture.build(weights(architecture), height, width);
        Model model = Model.of(graph, Labels.numbered(Architectures.CLASSES), Optional.empty());
        float[] image = new float[3 * height * width];
        float[] direction = new float[image.length];
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) (7919L * i % 255) / 64 - 2;
            direction[i] = (float) (104729L * i % 257) / 128 - 1;
        }
        try (Explainer explainer = Explainer.open(model, List.of(Saliency.DEFAULT))) {
            Tensor input = tensor(image, direction, 0, height, width);
            float[] gradient = explainer
                    .explain(input, Call.ofClasses(List.of(target)))
                    .map("saliency")
                    .floats();
            double dot = 0;
            double squares = 0;
            for (int i = 0; i < gradient.length; i++) {
                dot += (double) gradient[i] * direction[i];
                squares += (double) gradient[i] * gradient[i];
            }

            assertThat(dot).as("slope").isCloseTo(slope, within(2e-3 * length));
            assertThat(Math.sqrt(squares)).as("length").isCloseTo(length, within(2e-3 * length));
        }
        double nearest = Double.MAX_VALUE;
        try (Session session = Session.open(graph)) {
            for (float step : STEPS) {
                double difference = score(session, tensor(image, direction, step, height, width), target)
                        - score(session, tensor(image, direction, -step, height, width), target);
                nearest = Math.min(nearest, Math.abs(difference / (2 * step) - slope));
            }
        }
        assertThat(nearest).as("distance of a difference").isLessThan(0.05 * length);
    }

    private static double score(Session session, Tensor input, int target) {
        return session.run(Map.of("input", input)).get("logits").floats()[target];
    }

    private static Tensor tensor(float[] image, float[] direction, float by, int height, int width) {
        float[] moved = new float[image.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = image[i] + by * direction[i];
        }
        return Tensor.ofFloats(Shape.of(1, 3, height, width), moved);
    }

    private static Map<String, Tensor> weights(Architecture architecture) {
        Map<String, Tensor> weights = FormulaWeights.of(architecture.shapes(Architectures.CLASSES));
        return architecture.family().equals("EfficientNetV2") ? FormulaWeights.calmed(weights, 0.75f) : weights;
    }
}
