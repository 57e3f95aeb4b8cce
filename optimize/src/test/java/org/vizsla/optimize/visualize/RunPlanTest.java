package org.vizsla.optimize.visualize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vizsla.graph.Dimension;
import org.vizsla.models.Model;
import org.vizsla.runtime.SessionSettings;

/** The network's activations outweigh its weights. */
class RunPlanTest {
    private static final long MUCH = 1L << 30;
    private static final SessionSettings TWO = SessionSettings.DEFAULT.withThreads(2);
    private static final SessionSettings EIGHT = SessionSettings.DEFAULT.withThreads(8);

    private static RunPlan plan(int pictures, int views, boolean together, SessionSettings session) {
        return RunPlan.of(SmoothNetwork.of(), pictures, views, MUCH, together, session);
    }

    @Test
    void viewsOfAPictureRunFourAtATime() {
        assertThat(plan(1, 16, false, TWO)).isEqualTo(new RunPlan(1, 4, 4, 1));
        assertThat(plan(1, 6, false, TWO)).isEqualTo(new RunPlan(1, 3, 2, 1));
    }

    @Test
    void picturesAreSharedOut() {
        RunPlan plan = plan(5, 1, false, EIGHT);

        assertThat(plan).isEqualTo(new RunPlan(1, 1, 1, 5));
        assertThat(plan.each(EIGHT).threads()).isEqualTo(1);
        assertThat(plan(2, 1, false, EIGHT).each(EIGHT).threads()).isEqualTo(4);
        assertThat(plan(1, 1, false, EIGHT).each(EIGHT)).isEqualTo(EIGHT);
    }

    @Test
    void picturesThatAreComparedRunTogether() {
        assertThat(plan(6, 2, true, TWO)).isEqualTo(new RunPlan(6, 1, 2, 1));
    }

    @Test
    void littleMemoryLeavesOneViewAtATime() {
        assertThat(RunPlan.of(SmoothNetwork.of(), 3, 4, 1, false, TWO)).isEqualTo(new RunPlan(1, 1, 4, 1));
    }

    @Test
    void aFixedNumberOfImagesIsKept() {
        Model fixed = SmoothNetwork.of(new Dimension.Fixed(2));

        assertThat(RunPlan.of(fixed, 3, 5, MUCH, false, TWO)).isEqualTo(new RunPlan(1, 2, 3, 2));
    }
}
