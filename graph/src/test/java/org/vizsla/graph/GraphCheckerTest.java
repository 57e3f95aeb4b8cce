package org.vizsla.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphCheckerTest {
    private final GraphBuilder b = new GraphBuilder("net");

    GraphCheckerTest() {
        b.input("x", DataType.FLOAT32, Shape.of(2, 3));
        b.input("go", DataType.BOOL, Shape.of());
    }

    private void assertRefused(String message) {
        assertThatThrownBy(b::build).isInstanceOf(GraphException.class).hasMessage(message);
    }

    private static Graph branch(String reads, String defines) {
        GraphBuilder inner = new GraphBuilder("branch");
        inner.op("Relu", reads).named(defines);
        return inner.output(defines).buildInner();
    }

    private void addIf(Graph thenBranch, Graph elseBranch) {
        b.op("If", "go")
                .with("then_branch", new Attribute.OfGraph(thenBranch))
                .with("else_branch", new Attribute.OfGraph(elseBranch))
                .named("chosen");
    }

    @Test
    void aValueMustBeDefined() {
        b.op("Relu", "z").named("y");
        assertRefused("Relu 'y' uses 'z', which nothing defines");
    }

    @Test
    void itMustBeDefinedBefore() {
        b.op("Relu", "z").called("early").named("y");
        b.op("Relu", "x").named("z");
        assertRefused("Relu 'early' uses 'z', which a later node defines");
    }

    @Test
    void aNodeCannotUseItsOwnOutput() {
        b.op("Add", "x", "y").named("y");
        assertRefused("Add 'y' uses 'y', which it defines itself");
    }

    @Test
    void aValueIsDefinedOnce() {
        b.op("Relu", "x").named("y");
        b.op("Tanh", "x").named("y");
        assertRefused("'y' is defined a second time, by Tanh 'y'");
    }

    @Test
    void aNodeCannotDefineAnInput() {
        b.op("Relu", "x").called("again").named("x");
        assertRefused("'x' is defined a second time, by Relu 'again'");
    }

    @Test
    void anInitializerIsNoInput() {
        b.initializer("x", Tensor.scalar(1f));
        assertRefused("'x' is defined a second time, by an initializer");
    }

    @Test
    void valuesHaveNames() {
        b.input("", DataType.FLOAT32, Shape.of());
        assertRefused("an input has no name");
    }

    @Test
    void initializersHaveNames() {
        b.initializer("", Tensor.scalar(1f));
        assertRefused("an initializer has no name");
    }

    @Test
    void outputsMustBeDefined() {
        b.output("y");
        assertRefused("output 'y' is not defined");
    }

    @Test
    void operatorSetsMustBeImported() {
        b.add(new Node("", "Gelu", "com.example", List.of("x"), List.of("y"), Map.of()));
        assertRefused("Gelu 'y' is of operator set 'com.example', which the graph does not import");
        b.opset("com.example", 1);
        assertThat(b.build().nodes()).hasSize(1);
    }

    @Test
    void emptyNamesAreValuesLeftOut() {
        b.add(new Node("", "Clip", "", List.of("x", "", "x"), List.of("y"), Map.of()));
        b.add(new Node("", "Dropout", "", List.of("x"), List.of("", ""), Map.of()));
        b.add(new Node("", "Dropout", "", List.of("x"), List.of("", ""), Map.of()));
        assertThat(b.output("y").build().defines("")).isFalse();
    }

    @Test
    void subgraphsSeeWhatIsDefinedAroundThem() {
        b.op("Relu", "x").named("r");
        addIf(branch("r", "a"), branch("x", "a"));
        assertThat(b.output("chosen").build().nodes()).hasSize(2);
    }

    @Test
    void subgraphsSeeNothingLater() {
        addIf(branch("r", "a"), branch("x", "b"));
        b.op("Relu", "x").named("r");
        assertRefused("Relu 'a' uses 'r', which nothing defines");
    }

    @Test
    void subgraphsCannotDefineOuterValues() {
        b.op("Relu", "x").named("r");
        addIf(branch("x", "a"), branch("x", "r"));
        assertRefused("'r' is defined a second time, by Relu 'r'");
    }

    @Test
    void whatASubgraphDefinesIsNotSeenOutside() {
        addIf(branch("x", "a"), branch("x", "b"));
        b.op("Relu", "a").named("y");
        assertRefused("Relu 'y' uses 'a', which nothing defines");
    }

    @Test
    void outputsOfSubgraphsMustBeDefined() {
        addIf(new GraphBuilder("empty").output("nowhere").buildInner(), branch("x", "b"));
        assertRefused("output 'nowhere' is not defined");
    }
}
