package org.vizsla.reference.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostileOperatorsTest {
    private static final long SEED = 7;
    private static final int HOSTILE = 600;

    @Test
    void endInAResultOrARefusal() throws IOException, InterruptedException {
        HostileCases cases = new HostileCases(SEED);
        int all = cases.calls() + HOSTILE;

        List<HostileOperators.Ending> endings = new HostileOperators(SEED, ending -> {}).run(0, all);

        assertThat(endings).hasSize(all);
        assertThat(endings)
                .filteredOn(ending -> !ending.kind().matches("sound|refused"))
                .map(ending -> ending + " of " + cases.call(ending.number()))
                .isEmpty();
    }
}
