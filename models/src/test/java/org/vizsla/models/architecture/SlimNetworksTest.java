package org.vizsla.models.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.Value;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.TensorAssertions;

/** Every architecture of any width, an eighth as wide and with weights from the formula, run on two images. */
@Tag("once")
class SlimNetworksTest {
    private static final int COMPARED = SlimWeights.CLASSES + 3;

    /**
     * All scores of the first image, and three of the second, computed by PyTorch 1.13 in double precision: torchvision's networks with their layers
     * replaced by narrower ones, and the AlexNet of 2012 written down anew with {@code nn.LocalResponseNorm}.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "alexnet; -0.874812 2.02649 7.19866 -3.1558 -8.25482 2.64674 0.228314 1.46438 7.15723 10.1798 -2.09135 1.3806 7.93833",
                "vgg11; -1.81621 3.3891 -8.16285 7.70276 -2.74388 -4.13708 7.64387 4.4471 -5.46869 -1.67094 -1.10217 3.69794 -7.52816",
                "vgg11_bn; -0.458395 1.17647 -5.34739 -0.971848 0.353235 1.1206 -3.27161 8.86562 -6.26045 7.81573 -0.174857 0.935965 -5.12332",
                "vgg13; -1.30823 1.59942 12.3798 4.01698 -1.6387 1.73368 0.438531 -2.59672 8.0691 5.12519 -1.08764 1.63893 12.1635",
                "vgg13_bn; -5.46203 1.34621 4.35961 2.00823 2.62146 0.975094 -0.0618114 3.96829 14.8212 4.57556 -5.19625 1.4432 3.98512",
                "vgg16; 1.6354 0.279791 2.40951 -3.50601 0.668714 1.34807 -0.554245 -2.01111 -3.05433 1.92508 1.47985 0.213009 2.79644",
                "vgg16_bn; 9.00214 -1.07689 0.832599 0.480046 4.11777 -1.38216 -4.3808 -1.67961 -9.80511 3.69908 8.74456 -0.972023 1.17669",
                "vgg19; 9.77759 -3.174 1.89681 3.09553 -2.85152 1.57995 -5.66082 -0.189242 0.840223 2.67743 9.62756 -3.31925 1.95226",
                "vgg19_bn; -0.0216746 2.14237 -3.03513 0.720976 -2.78627 0.13084 2.46581 -1.62164 4.16276 -1.2498 -0.666362 1.48205 -3.08174",
                "squeezenet1_0; 0.000886382 0.0590848 0.00020394 0.0315751 0 0.000426241 0.0408842 0 0 0.0216287 0.000893291 0.0628923 0.000165347",
                "squeezenet1_1; 0 0.0491742 0.000934478 0.0397747 0 0.000737235 0.038476 0 0 0.0216387 0 0.0491742 0.000934478",
                "resnet18; -6.24983 3.30046 -11.3115 1.9684 5.13507 10.3864 -2.98802 2.18457 1.44369 8.53884 -6.93513 3.18158 -11.5542",
                "resnet34; 65.8078 191.665 211.766 60.8609 -128.553 -173.824 7.04508 126.774 -52.5573 -49.5873 61.3548 195.07 210.822",
                "resnet50; 1333.56 -103.567 -992.719 856.747 529.283 589.997 365.483 646.625 785.646 1726.85 1339.93 -104.035 -984.417",
                "resnet101; 872600 537657 105859 151022 -183596 1.40549e+06 98618.6 543243 -150720 1.30421e+06 876913 520380 112507",
                "alexnet_caffe; 0.14541 6.89808 1.43949 -0.128262 -4.94984 -3.09947 8.45626 -4.10699 3.45361 12.4239 -0.0234747 6.53558 2.15336",
                "alexnet_original; 0.0479449 2.41858 0.603354 -0.0594938 -1.78082 -1.14206 2.93495 -1.42108 1.21663 4.52439 0.0284793 2.30042 0.833816",
            })
    void scoresArePyTorchs(String name, String scores) {
        Architecture architecture = Architectures.byName(name);
        Graph graph = architecture.build(SlimWeights.of(architecture));
        Tensor logits = Session.runOnce(graph, feeds(architecture)).get("logits");
        String[] expected = scores.split(" ");
        float[] values = new float[expected.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.parseFloat(expected[i]);
        }

        assertThat(logits.shape()).isEqualTo(Shape.of(2, SlimWeights.CLASSES));
        assertThat(values).hasSize(COMPARED);
        TensorAssertions.assertClose(
                name,
                Tensor.ofFloats(Shape.of(COMPARED), java.util.Arrays.copyOf(logits.floats(), COMPARED)),
                Tensor.ofFloats(Shape.of(COMPARED), values),
                1e-4);
    }

    @ParameterizedTest
    @MethodSource("org.vizsla.models.architecture.SlimWeights#architectures")
    void recordedShapesAreTrue(Architecture architecture) {
        Graph graph = architecture.build(SlimWeights.of(architecture));
        List<String> values = new ArrayList<>();
        graph.nodes().forEach(node -> values.addAll(node.outputs()));
        Graph revealed = graph.toBuilder().outputs(values).build();
        Tensors results = Session.runOnce(revealed, feeds(architecture));

        assertThat(graph.values().keySet()).containsAll(values);
        results.byName().forEach((name, tensor) -> {
            Value recorded = graph.value(name);
            assertThat(recorded).isNotNull();
            assertThat(recorded.type()).as(name).isEqualTo(tensor.type());
            assertThat(recorded.shape()).as(name).isNotNull();
            long[] sizes = recorded.shape().sizes();
            assertThat(sizes[0]).as(name).isEqualTo(Shape.UNKNOWN);
            sizes[0] = 2;
            assertThat(Shape.of(sizes)).as(name).isEqualTo(tensor.shape());
        });
    }

    @ParameterizedTest
    @MethodSource("org.vizsla.models.architecture.SlimWeights#architectures")
    void nodesHaveTheirModulesNames(Architecture architecture) {
        Graph graph = architecture.build(SlimWeights.of(architecture));

        assertThat(graph.nodes())
                .extracting(node -> node.name())
                .doesNotHaveDuplicates()
                .doesNotContain("");
        architecture.shapes(10).keySet().stream()
                .filter(name -> name.endsWith(".weight"))
                .map(name -> name.substring(0, name.length() - ".weight".length()))
                .forEach(module -> assertThat(graph.nodes()).anySatisfy(node -> {
                    assertThat(node.name()).isEqualTo(module);
                    assertThat(node.inputs()).contains(module + ".weight");
                }));
    }

    private static Map<String, Tensor> feeds(Architecture architecture) {
        return Map.of("input", SlimWeights.pictures(2, architecture.size()));
    }
}
