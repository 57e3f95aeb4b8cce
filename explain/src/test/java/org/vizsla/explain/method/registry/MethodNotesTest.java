package org.vizsla.explain.method.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MethodNotesTest {
    @Test
    void areThereForEveryMethodAndNoOther() {
        assertThat(MethodNotes.all().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Methods.all().stream().map(MethodEntry::name).toList());
    }

    @Test
    void haveAFormulaAQuestionAndACaution() {
        MethodNotes.all().forEach((method, notes) -> {
            assertThat(notes.formula()).as(method).isNotBlank();
            assertThat(notes.question()).as(method).matches(".*[?.]");
            assertThat(notes.misleads()).as(method).endsWith(".");
        });
    }
}
