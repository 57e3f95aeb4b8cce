package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;

/** Every spelling becomes the same operators, once and for all. */
class RecognizeOperatorsTest {
    @ParameterizedTest
    @FieldSource("org.vizsla.graph.pass.RecognitionCases#ALL")
    void recognizes(RecognitionCases.Case each) {
        String before = each.before().toString();
        Graph after = new RecognizeOperators().apply(each.before());
        assertThat(after.nodes())
                .extracting(Node::operator)
                .containsExactlyElementsOf(Arrays.asList(each.operators().split(" ")));
        assertThat(after.outputs()).containsExactly("y");
        assertThat(each.before()).hasToString(before);
    }

    @ParameterizedTest
    @FieldSource("org.vizsla.graph.pass.RecognitionCases#ALL")
    void knowsAllShapesOfWhatItMakesAndLeavesIt(RecognitionCases.Case each) {
        Graph after = each.pass().apply(each.before());
        assertThat(after).isNotSameAs(each.before());
        assertThat(after.nodes())
                .allSatisfy(
                        node -> assertThat(after.shape(node.outputs().get(0))).isNotNull());
        assertThat(new RecognizeOperators().apply(after)).isSameAs(after);
    }
}
