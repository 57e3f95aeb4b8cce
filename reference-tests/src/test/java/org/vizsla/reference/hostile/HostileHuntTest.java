package org.vizsla.reference.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileHuntTest {
    private static final long SEED = 7;

    @ParameterizedTest
    @CsvSource({"operators, 400", "networks, 40", "shapes, 40"})
    void findsResultsAndRefusalsAlone(String kind, int hostile) throws IOException, InterruptedException {
        HostileCases cases = new HostileCases(SEED, kind);
        int all = cases.sound() + hostile;

        List<HostileHunt.Ending> endings = new HostileHunt(kind, SEED, ending -> {}).run(0, all);

        assertThat(endings).hasSize(all);
        assertThat(endings)
                .filteredOn(ending -> !ending.kind().matches("sound|refused"))
                .map(ending -> ending + " of " + cases.describe(ending.number()))
                .isEmpty();
    }
}
