package org.vizsla.autodiff.pass;

import java.util.List;
import java.util.Objects;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.pass.Pass;

/**
 * Turns products with large weights around if the batch is large: {@code x w^T} becomes {@code (w x^T)^T} for {@value #LARGE_BATCH} images or more,
 * otherwise it stays; an {@code If} decides.
 *
 * <p>ONNX Runtime's matrix product repacks its second operand each time, in short pieces, unless a packed copy is kept; the first it reads in place.
 * So the large operand should come first, and is then read in long rows. For a few images, a product of vectors is fastest.
 */
final class ReadWideWeightsInRows implements Pass {
    private static final long LARGE_BATCH = 8;
    private static final long LARGE_WEIGHT = 1 << 20;

    @Override
    public Graph apply(Graph graph) {
        if (graph.nodes().stream().noneMatch(node -> isWide(graph, node))) {
            return graph;
        }
        GraphBuilder builder = graph.toBuilder().nodes(List.of()).scope("explain");
        for (Node node : graph.nodes()) {
            if (isWide(graph, node)) {
                emit(builder, graph, node);
            } else {
                builder.add(node);
            }
        }
        return builder.build();
    }

    private static boolean isWide(Graph graph, Node node) {
        if (!node.is("Gemm")
                || node.integer("transA", 0) != 0
                || node.integer("transB", 0) != 1
                || node.real("alpha", 1f) != 1f
                || node.real("beta", 1f) != 1f) {
            return false;
        }
        Tensor weight = graph.initializers().get(node.inputs().get(1));
        Shape rows = graph.shape(node.inputs().get(0));
        return weight != null && weight.elements() >= LARGE_WEIGHT && rows != null && rows.size(0) == Shape.UNKNOWN;
    }

    private static void emit(GraphBuilder builder, Graph graph, Node node) {
        String x = node.inputs().get(0);
        String weight = node.inputs().get(1);
        long features = Objects.requireNonNull(graph.shape(weight)).size(0);
        String standing = builder.integers(1, features, -1);
        String lying = builder.integers(-1, features);
        String count = builder.op("Shape", x).with("start", 0).with("end", 1).value();
        String many =
                builder.op("Greater", count, builder.integer(LARGE_BATCH - 1)).value();
        String result = node.outputs().get(0);

        GraphBuilder few = new GraphBuilder("few").scope(result + "/few");
        String plain = few.op("Gemm", node.inputs()).withAll(node.attributes()).value();
        GraphBuilder turned = new GraphBuilder("many").scope(result + "/many");
        String product = turned.op("Gemm", weight, x).with("transB", 1).value();
        // A transposition that follows immediately would be fused with the product, and turn it back.
        String apart = turned.op("Reshape", product, standing).value();
        String back =
                turned.op("Transpose", apart).with("perm", new long[] {0, 2, 1}).value();
        String wide = turned.op("Reshape", back, lying).value();
        String bias = node.input(2);
        String sum = bias == null ? wide : turned.op("Add", wide, bias).value();

        builder.op("If", many)
                .called(node.name())
                .with("then_branch", new Attribute.OfGraph(turned.output(sum).buildInner()))
                .with("else_branch", new Attribute.OfGraph(few.output(plain).buildInner()))
                .named(result);
    }
}
