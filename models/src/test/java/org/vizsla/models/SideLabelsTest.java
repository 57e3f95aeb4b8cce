package org.vizsla.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vizsla.models.answer.Answer;
import org.vizsla.models.labels.Labels;

class SideLabelsTest {
    private static List<String> names(Labels labels) {
        return List.of(labels.name(0), labels.name(1));
    }

    @Test
    void withoutNamesSidesAreCalledByWhatTheyAre() {
        assertThat(names(SideLabels.standard(Answer.SIDES))).containsExactly("negative", "positive");
        assertThat(names(SideLabels.standard(Answer.NUMBER))).containsExactly("higher", "lower");
    }

    @Test
    void oneNameIsWhatTheScoreIsFor() {
        assertThat(names(SideLabels.of(Answer.SIDES, Labels.of("tumour")))).containsExactly("not tumour", "tumour");
        assertThat(names(SideLabels.of(Answer.NUMBER, Labels.of("age")))).containsExactly("age", "lower age");
    }

    @Test
    void twoNamesAreBothSides() {
        assertThat(names(SideLabels.of(Answer.SIDES, Labels.of("healthy", "ill"))))
                .containsExactly("healthy", "ill");
        assertThatThrownBy(() -> SideLabels.of(Answer.NUMBER, Labels.of("young", "old")))
                .hasMessage("the labels name both sides of a score, but it is a number; name what that is");
    }

    @Test
    void threeNamesAreTooMany() {
        assertThatThrownBy(() -> SideLabels.of(Answer.SIDES, Labels.numbered(3)))
                .hasMessage(
                        "the labels name 3 classes, but the network has one score; name what it is for, or both sides,"
                                + " the one near 0 first");
    }
}
