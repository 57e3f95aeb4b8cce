package org.vizsla.models.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.Value;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.FormulaWeights;
import org.vizsla.testkit.TensorAssertions;

/** One member or two of each family with fixed widths, at full width, with weights from the formula, on two small images that are not square. */
@Tag("once")
class TorchvisionNetworksTest {
    private static final int[] COMPARED = {0, 1, 500, 999};

    /** For MaxViT, torchvision's own results in single precision are as far from those in double precision. */
    private static final double TOLERANCE = 2e-4;

    private static final long MOST_ELEMENTS = 25_000_000;

    /** Four of the scores of the first image, computed by torchvision 0.14 in double precision. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "resnext50_32x4d; 64; 96; 736.841 1496.3 -808.673 605.482",
                "densenet121; 64; 96; -1.16029 -3.6817 -2.66245 1.45158",
                "googlenet; 64; 96; 0.7176 0.34595 -1.82373 -1.54446",
                "inception_v3; 107; 139; -0.000280129 -0.357858 0.164198 -0.263802",
                "mnasnet0_5; 64; 96; -8.66481 -45.5064 49.1713 -14.3886",
                "mobilenet_v2; 64; 96; -0.114751 1.09102 2.68668 -0.988431",
                "mobilenet_v3_small; 64; 96; 0.0940686 -0.100339 0.106479 -0.0289214",
                "mobilenet_v3_large; 64; 96; -28.0763 -14.5131 3.27256 32.7601",
                "shufflenet_v2_x0_5; 64; 96; -32.6349 -22.4618 -6.22196 -14.1138",
                "regnet_x_400mf; 64; 96; 359.172 139.246 846.495 150.074",
                "regnet_y_400mf; 64; 96; 14.9782 -0.936647 3.48582 -15.0434",
                "efficientnet_b0; 64; 96; 0.0485813 -0.0275164 -0.0123621 -0.0280053",
                "efficientnet_v2_s; 64; 96; 0.141538 -0.0384745 -0.184363 0.0758437",
                "convnext_tiny; 64; 96; -0.810678 0.786813 1.33898 0.126768",
                "vit_b_32; 224; 224; 0.0340889 1.21618 0.304779 2.18317",
                "swin_t; 60; 100; -0.613948 -1.25758 1.36546 0.687839",
                "swin_v2_t; 70; 100; 0.370412 1.9156 -1.28099 -1.06673",
                "maxvit_t; 224; 224; 0.10888 1.65554 -0.797001 -1.68854"
            })
    void scoresAreTorchvisions(String name, int height, int width, String scores) {
        Architecture architecture = Architectures.byName(name);
        Graph graph = architecture.build(weights(architecture), height, width);
        Map<String, Tensor> images = Map.of(NetworkBuilder.INPUT, SlimWeights.pictures(2, height, width));
        float[] logits =
                Session.runOnce(graph, images).get(NetworkBuilder.LOGITS).floats();
        float[] some = new float[COMPARED.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = logits[COMPARED[i]];
        }

        TensorAssertions.assertClose(name, tensor(some), tensor(numbers(scores)), TOLERANCE);
        for (List<String> values : parts(graph)) {
            assertShapesAreTrue(
                    graph, Session.runOnce(graph.toBuilder().outputs(values).build(), images));
        }
        assertNodesHaveTheirModulesNames(architecture, graph);
    }

    private static Map<String, Tensor> weights(Architecture architecture) {
        Map<String, Tensor> weights = FormulaWeights.of(architecture.shapes(Architectures.CLASSES));
        return architecture.family().equals("EfficientNetV2") ? FormulaWeights.calmed(weights, 0.75f) : weights;
    }

    /** All values of nodes, in parts that fit into little memory. */
    private static List<List<String>> parts(Graph graph) {
        List<List<String>> parts = new ArrayList<>();
        long elements = MOST_ELEMENTS;
        for (Node node : graph.nodes()) {
            for (String value : node.outputs()) {
                long[] sizes = Objects.requireNonNull(graph.shape(value)).sizes();
                elements += Arrays.stream(sizes).map(Math::abs).reduce(1, (a, b) -> a * b);
                if (elements > MOST_ELEMENTS) {
                    parts.add(new ArrayList<>());
                    elements = 0;
                }
                parts.get(parts.size() - 1).add(value);
            }
        }
        return parts;
    }

    private static void assertShapesAreTrue(Graph graph, Tensors results) {
        results.byName().forEach((name, tensor) -> {
            Value recorded = graph.value(name);
            assertThat(recorded).as(name).isNotNull();
            assertThat(recorded.type()).as(name).isEqualTo(tensor.type());
            assertThat(recorded.shape()).as(name).isNotNull();
            long[] sizes = recorded.shape().sizes();
            if (tensor.type() == DataType.FLOAT32) {
                assertThat(sizes[0]).as(name).isEqualTo(Shape.UNKNOWN);
                sizes[0] = 2;
            }
            assertThat(Shape.of(sizes)).as(name).isEqualTo(tensor.shape());
        });
    }

    /** The node that reads the weights of a module has its name, or is a part of it. */
    private static void assertNodesHaveTheirModulesNames(Architecture architecture, Graph graph) {
        assertThat(graph.nodes()).extracting(Node::name).doesNotHaveDuplicates().doesNotContain("");
        List<String> strangers = new ArrayList<>();
        for (Node node : graph.nodes()) {
            node.inputs().stream()
                    .filter(input -> input.endsWith(".weight"))
                    .map(input -> input.substring(0, input.length() - ".weight".length()))
                    .filter(module ->
                            !node.name().equals(module) && !node.name().startsWith(module + "."))
                    .forEach(strangers::add);
        }
        assertThat(strangers)
                .as("modules of " + architecture)
                .allMatch(module -> module.endsWith(".norm") || module.endsWith(".reduction"));
    }

    private static float[] numbers(String text) {
        List<String> parts = Arrays.asList(text.split(" "));
        float[] numbers = new float[parts.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Float.parseFloat(parts.get(i));
        }
        return numbers;
    }

    private static Tensor tensor(float... values) {
        return Tensor.ofFloats(Shape.of(values.length), values);
    }
}
