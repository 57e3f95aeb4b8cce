package org.vizsla.graph.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.op.StandardOperators;
import org.vizsla.graph.pass.internal.fused.FusedOperator;

class SchemasTest {
    /** Operators of text, of optional values and of sequences of graphs; and those that import always replaces. */
    private static final Set<String> WITHOUT = Set.of(
            "Optional",
            "OptionalGetElement",
            "OptionalHasElement",
            "RegexFullMatch",
            "Scatter",
            "SequenceMap",
            "StringConcat",
            "StringNormalizer",
            "StringSplit",
            "TfIdfVectorizer",
            "Upsample");

    private static final long HUGE = 1L << 53;

    @Test
    void haveALineForEveryStandardOperator() {
        Set<String> missing = new TreeSet<>(StandardOperators.versions().keySet());
        missing.removeAll(Schemas.operators());

        assertThat(missing).isEqualTo(new TreeSet<>(WITHOUT));
    }

    @Test
    void haveALineForEveryOperatorThatImportRewrites() {
        assertThat(FusedOperator.ALL)
                .allSatisfy(fused -> assertThat(Schemas.operators())
                        .contains(
                                fused.domain().isEmpty() ? fused.operator() : fused.domain() + "." + fused.operator()));
    }

    /** A graph of one node {@code n} that reads, among others, an image {@code x}, a matrix {@code m}, weights and lists. */
    private static Graph graph(String operator, List<String> inputs, int outputs, Map<String, Attribute> attributes) {
        GraphBuilder b = new GraphBuilder("graph").opset("com.microsoft", 1);
        b.input("x", DataType.FLOAT32, Shape.batchOf(4, 7, 6));
        b.input("m", DataType.FLOAT32, Shape.batchOf(6));
        b.input("tokens", DataType.FLOAT32, Shape.batchOf(5, 12));
        b.input("k", DataType.INT64, Shape.of());
        b.initializer("w", Tensor.ofFloats(Shape.of(2, 4, 3, 3), new float[72]));
        b.initializer("list", Tensor.ofLongs(List.of(2L, -1L)));
        b.initializer("nothing", Tensor.ofFloats(Shape.of(2, 3, 0)));
        b.initializer("matrix", Tensor.ofFloats(Shape.of(12, 36), new float[432]));
        b.initializer("list2", Tensor.ofFloats(Shape.of(2), 1, 2));
        b.initializer("nan", Tensor.scalar(Float.NaN));
        b.initializer("lowest", Tensor.scalar(Long.MIN_VALUE));
        b.initializer("ints", Tensor.ofLongs(Shape.of(1, 6), 1, 2, 3, 4, 5, 0));
        int dot = operator.lastIndexOf('.');
        List<String> results = List.of("y", "z", "").subList(0, outputs);
        return b.add(new Node(
                        "n",
                        operator.substring(dot + 1),
                        dot < 0 ? "" : operator.substring(0, dot),
                        inputs,
                        results,
                        attributes))
                .output("y")
                .build();
    }

    private static Attribute number(long value) {
        return new Attribute.Int(value);
    }

    private static Attribute list(long... values) {
        return Attribute.Ints.of(values);
    }

    private static Attribute text(String value) {
        return new Attribute.Text(value);
    }

    private static Arguments of(
            String operator, List<String> inputs, int outputs, Map<String, Attribute> attributes, String message) {
        return Arguments.of(graph(operator, inputs, outputs, attributes), message);
    }

    static List<Arguments> broken() {
        return List.of(
                of("Sum", List.of("x", ""), 1, Map.of(), "Sum 'n' is not valid: input 1 is left out, and must not be"),
                of("Max", List.of(), 1, Map.of(), "Max 'n' is not valid: input 0 is left out, and must not be"),
                of("Relu", List.of("x", "x"), 1, Map.of(), "Relu 'n' is not valid: there are 2 inputs, and 1 at most"),
                of(
                        "Relu",
                        List.of("x"),
                        2,
                        Map.of(),
                        "Relu 'n' is not valid: there are 2 outputs, and there must be 1"),
                of(
                        "com.microsoft.Attention",
                        List.of("tokens", "m", "", "k"),
                        1,
                        Map.of("num_heads", number(2)),
                        "com.microsoft.Attention 'n' is not valid: input 2 is left out, and must not be"),
                of(
                        "Not",
                        List.of("x"),
                        1,
                        Map.of(),
                        "Not 'n' is not valid: input 0 is of FLOAT32, and must be of BOOL"),
                of(
                        "DepthToSpace",
                        List.of("x"),
                        1,
                        Map.of("blocksize", number(HUGE)),
                        "DepthToSpace 'n' is not valid: attribute blocksize is 9007199254740992, and must be 1 to 32768"),
                of(
                        "DepthToSpace",
                        List.of("x"),
                        1,
                        Map.of(),
                        "DepthToSpace 'n' is not valid: attribute blocksize is missing"),
                of(
                        "DepthToSpace",
                        List.of("x"),
                        1,
                        Map.of("blocksize", number(2), "mode", text("no")),
                        "DepthToSpace 'n' is not valid: attribute mode is 'no', and must be one of DCR, CRD"),
                of(
                        "DepthToSpace",
                        List.of("x"),
                        1,
                        Map.of("blocksize", text("2")),
                        "DepthToSpace 'n' is not valid: attribute blocksize is not an integer"),
                of(
                        "Softmax",
                        List.of("m"),
                        1,
                        Map.of("axis", number(5)),
                        "Softmax 'n' is not valid: attribute axis is 5, and must be -2 to 1"),
                of(
                        "Trilu",
                        List.of("m", "lowest"),
                        1,
                        Map.of(),
                        "Trilu 'n' is not valid: input 1 has -9223372036854775808, and must be -2147483647 to 2147483647"),
                of(
                        "OneHot",
                        List.of("list", "list", "w"),
                        1,
                        Map.of(),
                        "OneHot 'n' is not valid: input 1 is of shape [2], and must have one element"),
                of(
                        "InstanceNormalization",
                        List.of("nothing", "w", "w"),
                        1,
                        Map.of(),
                        "InstanceNormalization 'n' is not valid: input 0 is of shape [2, 3, 0], and must have elements"),
                of(
                        "ReduceSum",
                        List.of("m", "k"),
                        1,
                        Map.of(),
                        "ReduceSum 'n' is not valid: input 1 is of shape [], and must have one axis"),
                of(
                        "DequantizeLinear",
                        List.of("ints", "nan"),
                        1,
                        Map.of(),
                        "DequantizeLinear 'n' is not valid: input 1, the scale, has NaN"),
                of(
                        "Expand",
                        List.of("m", "list"),
                        1,
                        Map.of(),
                        "Expand 'n' is not valid: input 1 has -1, and must be 0 to 9223372036854775807"),
                of(
                        "GatherND",
                        List.of("m", "ints"),
                        1,
                        Map.of("batch_dims", number(-5)),
                        "GatherND 'n' is not valid: attribute batch_dims is -5, and must be 0 to 63"),
                of(
                        "GatherND",
                        List.of("x", "ints"),
                        1,
                        Map.of("batch_dims", number(2)),
                        "GatherND 'n' is not valid: attribute batch_dims is 2, and input 1 has 2 axes"),
                of(
                        "Einsum",
                        List.of("m", "m"),
                        1,
                        Map.of("equation", text("a...,...->a")),
                        "Einsum 'n' is not valid: attribute equation is 'a...,...->a'; the result has no ellipsis, and a term has"),
                of(
                        "Einsum",
                        List.of("m"),
                        1,
                        Map.of("equation", text("a,b->ab")),
                        "Einsum 'n' is not valid: attribute equation is 'a,b->ab'; it must have a term for each of the 1 inputs"),
                of(
                        "Conv",
                        List.of("x", "w"),
                        1,
                        Map.of("kernel_shape", list(235, 3)),
                        "Conv 'n' is not valid: attribute kernel_shape has 235 where input 1 has size 3"),
                of(
                        "Conv",
                        List.of("x", "w"),
                        1,
                        Map.of("dilations", list(1, 5)),
                        "Conv 'n' is not valid: attribute kernel_shape with dilations: a window of 11 does not fit into 6, the"
                                + " padded size of axis 3"),
                of(
                        "MaxPool",
                        List.of("x"),
                        1,
                        Map.of("kernel_shape", list(9, 2), "pads", list(0, 0, 1, 0)),
                        "MaxPool 'n' is not valid: attribute kernel_shape: a window of 9 does not fit into 8, the padded size of"
                                + " axis 2"),
                of(
                        "AveragePool",
                        List.of("x"),
                        1,
                        Map.of("kernel_shape", list(2, 2), "strides", list(1)),
                        "AveragePool 'n' is not valid: attribute strides has 1 elements, and must have 2"),
                of(
                        "Split",
                        List.of("x"),
                        2,
                        Map.of("num_outputs", number(3)),
                        "Split 'n' is not valid: attribute num_outputs is 3, and there are 2 outputs"),
                of("Split", List.of("x"), 3, Map.of(), "Split 'n' is not valid: output 2 has no name"),
                of(
                        "Mod",
                        List.of("k", "ints"),
                        1,
                        Map.of(),
                        "Mod 'n' is not valid: input 1, by which whole numbers are divided, has 0"),
                of(
                        "RandomUniformLike",
                        List.of("x"),
                        1,
                        Map.of("low", new Attribute.Real(2)),
                        "RandomUniformLike 'n' is not valid: attribute low is 2.0 and attribute high is 1.0"),
                of(
                        "com.microsoft.GroupQueryAttention",
                        List.of("tokens", "tokens", "tokens", "", "", "k", "k"),
                        1,
                        Map.of("num_heads", number(20), "kv_num_heads", number(1L << 40)),
                        "com.microsoft.GroupQueryAttention 'n' is not valid: attribute kv_num_heads is 1099511627776, and must be"
                                + " 1 to 65536"),
                of(
                        "com.microsoft.Attention",
                        List.of("tokens", "list2"),
                        1,
                        Map.of("num_heads", number(2)),
                        "com.microsoft.Attention 'n' is not valid: input 1 must be a constant of two axes"),
                of(
                        "com.microsoft.Attention",
                        List.of("tokens", "matrix"),
                        1,
                        Map.of("num_heads", number(2)),
                        "com.microsoft.Attention 'n' is not valid: input 2, the bias, is left out, and must not be: give it zeros"),
                of(
                        "com.microsoft.MultiHeadAttention",
                        List.of("tokens", "tokens", "tokens"),
                        1,
                        Map.of("num_heads", number(5)),
                        "com.microsoft.MultiHeadAttention 'n' is not valid: attribute num_heads is 5, and must divide 12, the last"
                                + " size of input 0"),
                of(
                        "com.microsoft.Novelty",
                        List.of("x"),
                        1,
                        Map.of(),
                        "com.microsoft.Novelty 'n' is not valid: Vizsla does not know the operator; export the model with"
                                + " standard ones"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void nameTheNodeAndWhatIsWrong(Graph graph, String message) {
        assertThatThrownBy(() -> Schemas.check(graph))
                .isInstanceOf(VizslaException.class)
                .hasMessage(message);
    }

    static List<Graph> sound() {
        return List.of(
                graph("Sum", List.of("x"), 1, Map.of()),
                graph("Clip", List.of("x", "", "m"), 1, Map.of()),
                graph("Flatten", List.of("x"), 1, Map.of("axis", number(4))),
                graph("Trilu", List.of("m", "k"), 1, Map.of()),
                graph("MaxPool", List.of("x"), 2, Map.of("kernel_shape", list(9, 2), "pads", list(1, 0, 1, 0))),
                graph("MaxPool", List.of("x"), 1, Map.of("kernel_shape", list(9, 9), "auto_pad", text("SAME_UPPER"))),
                graph("Conv", List.of("x", "w", ""), 1, Map.of("group", number(1))),
                graph("Einsum", List.of("m", "m"), 1, Map.of("equation", text("...i, ij -> ...j"))),
                graph(
                        "com.microsoft.Attention",
                        List.of("tokens", "matrix", "list2"),
                        1,
                        Map.of("num_heads", number(2))),
                graph("com.microsoft.GatherND", List.of("x", "ints"), 1, Map.of()));
    }

    @ParameterizedTest
    @MethodSource("sound")
    void acceptWhatIsValid(Graph graph) {
        assertThatCode(() -> Schemas.check(graph)).doesNotThrowAnyException();
    }

    @Test
    void lookIntoSubgraphs() {
        Graph inner = graph("Sum", List.of("x", ""), 1, Map.of());
        Graph outer = graph("If", List.of("m"), 1, Map.of());
        GraphBuilder b = new GraphBuilder("outer");
        b.input("c", DataType.BOOL, Shape.of());
        b.add(new Node(
                "if",
                "If",
                "",
                List.of("c"),
                List.of("r"),
                Map.of("then_branch", new Attribute.OfGraph(inner), "else_branch", new Attribute.OfGraph(inner))));

        assertThat(outer.nodes()).hasSize(1);
        assertThatThrownBy(() -> Schemas.check(b.output("r").build()))
                .hasMessage("Sum 'n' is not valid: input 1 is left out, and must not be");
    }

    @Test
    void takeOlderFormsAsTheyAreRead() {
        Graph old = graph("Unsqueeze", List.of("x"), 1, Map.of("axes", list(1)));

        assertThatCode(() -> Schemas.checkRead(old)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Schemas.checkRead(graph("Max", List.of("x", "", "x"), 1, Map.of())))
                .hasMessage("Max 'n' is not valid: input 1 is left out, and must not be");
    }
}
