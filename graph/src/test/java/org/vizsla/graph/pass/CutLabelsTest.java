package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.OnnxMetadata;
import org.vizsla.graph.Shape;

class CutLabelsTest {
    private final CutLabels pass = new CutLabels();
    private final GraphBuilder b = new GraphBuilder("labelled").opset("ai.onnx.ml", 3);

    private CutLabelsTest() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3));
        b.op("Softmax", "x").named("p");
    }

    private void learning(String operator, List<String> inputs, String output, Map<String, Attribute> attributes) {
        b.add(new Node("", operator, "ai.onnx.ml", inputs, List.of(output), attributes));
    }

    private static Attribute texts(String... texts) {
        return new Attribute.Texts(List.of(texts));
    }

    @Test
    void mapsAndNamesBecomeTheNumbersThatTheyAreMadeOf() {
        b.op("ArgMax", "p").with("axis", 1).named("best");
        Map<String, Attribute> names =
                Map.of("keys_int64s", Attribute.Ints.of(0, 1, 2), "values_strings", texts("cat", "dog", "a\nfox"));
        learning("LabelEncoder", List.of("best"), "label", names);
        learning("ZipMap", List.of("p"), "map", Map.of("classlabels_strings", texts("cat", "dog", "a\nfox")));
        Graph graph = b.output("label").output("map").build();
        Graph cut = pass.apply(graph);

        assertThat(cut).hasToString("""
                graph labelled (ai.onnx 21)
                  input x: float32[N, 3]
                  p = Softmax(x)
                  output p
                """);
        assertThat(cut.metadata()).containsEntry(OnnxMetadata.CLASS_NAMES, "cat\ndog\na fox");
        assertThat(pass.apply(cut)).isSameAs(cut);
    }

    @Test
    void otherOutputsStay() {
        b.op("Exp", "x").named("y");
        learning("ZipMap", List.of("p"), "map", Map.of("classlabels_int64s", Attribute.Ints.of(0, 1, 2)));
        Graph cut = pass.apply(b.output("y").output("map").build());

        assertThat(cut.outputs()).containsExactly("y", "p");
        assertThat(cut.metadata()).isEmpty();
    }

    @Test
    void namesForOtherNumbersThanPlacesAreNotKept() {
        Map<String, Attribute> names =
                Map.of("keys_int64s", Attribute.Ints.of(3, 1, 2), "values_strings", texts("cat", "dog", "fox"));
        b.op("ArgMax", "p").with("axis", 1).named("best");
        learning("LabelEncoder", List.of("best"), "label", names);
        Graph cut = pass.apply(b.output("label").build());

        assertThat(cut.outputs()).containsExactly("p");
        assertThat(cut.metadata()).isEmpty();
    }

    @Test
    void namesThatAreChosenFromConstantsAreKept() {
        b.add(new Node("", "Constant", "", List.of(), List.of("names"), Map.of("value_strings", texts("a", "b", "c"))));
        List<String> best = b.op("TopK", "p", b.integers(1)).values(2);
        String flat = b.op("Reshape", best.get(1), b.integers(-1)).value();
        b.op("Gather", "names", flat).named("label");
        Graph cut = pass.apply(b.output("label").build());

        assertThat(cut.outputs()).containsExactly("p");
        assertThat(cut.metadata()).containsEntry(OnnxMetadata.CLASS_NAMES, "a\nb\nc");
        assertThat(cut.nodes()).hasSize(1);
    }

    @Test
    void networksOfNumbersStay() {
        Graph graph = b.output("p").build();

        assertThat(pass.apply(graph)).isSameAs(graph);
    }
}
