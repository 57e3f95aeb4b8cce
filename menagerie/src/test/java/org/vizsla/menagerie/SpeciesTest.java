package org.vizsla.menagerie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.vizsla.graph.VizslaException;

class SpeciesTest {
    @Test
    void theFirstFourAreTheSeeds() {
        assertThat(Species.values()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(Species.values()).startsWith(Species.VIZSLA, Species.KING_SNAKE, Species.MASTIFF, Species.TABBY_CAT);
    }

    @Test
    void isFoundByNameHoweverItIsWritten() {
        assertThat(Species.of("tabby cat")).isEqualTo(Species.TABBY_CAT);
        assertThat(Species.of(" Tabby-Cat")).isEqualTo(Species.TABBY_CAT);
        assertThat(Species.of("TABBY_CAT")).isEqualTo(Species.TABBY_CAT);
        assertThat(Species.of("3")).isEqualTo(Species.TABBY_CAT);
    }

    @Test
    void saysWhichThereAre() {
        assertThatThrownBy(() -> Species.of("dragon"))
                .isInstanceOf(VizslaException.class)
                .hasMessage(
                        "there is no animal 'dragon' in the menagerie; there are Vizsla, king snake, mastiff, tabby cat,"
                                + " garden spider, monarch, flamingo, goldfish, ladybird, zebra, owl, tree frog");
    }

    @Test
    void neighboursShareParts() {
        assertThat(Species.VIZSLA.parts())
                .containsAll(Species.MASTIFF.parts().stream()
                        .filter(part -> !part.equals("mask"))
                        .toList());
        assertThat(Species.ZEBRA.parts()).contains("stripes", "ears", "tail");
        assertThat(Species.TABBY_CAT.parts()).contains("stripes", "ears", "tail");
    }
}
