package org.vizsla.graph.analysis;

import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;

/**
 * A network one of whose nodes reads a value in a subgraph alone:
 *
 * <pre>
 * a = Relu(x)
 * b = If(go)   then: Mul(a, w)   else: a
 * y = Add(b, x)
 * </pre>
 */
final class Branching {
    private Branching() {}

    static Graph graph() {
        GraphBuilder b = new GraphBuilder("net");
        b.input("x", DataType.FLOAT32, Shape.of(2));
        b.input("go", DataType.BOOL, Shape.of());
        b.initializer("w", Tensor.scalar(2f));
        b.op("Relu", "x").named("a");
        GraphBuilder then = new GraphBuilder("then");
        then.op("Mul", "a", "w").named("product");
        b.op("If", "go")
                .with(
                        "then_branch",
                        new Attribute.OfGraph(then.output("product").buildInner()))
                .with(
                        "else_branch",
                        new Attribute.OfGraph(
                                new GraphBuilder("else").output("a").buildInner()))
                .named("b");
        b.op("Add", "b", "x").named("y");
        for (String value : new String[] {"a", "b", "y"}) {
            b.value(new Value(value, DataType.FLOAT32, Shape.of(2)));
        }
        return b.output("y").build();
    }
}
