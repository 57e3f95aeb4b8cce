package org.vizsla.optimize.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vizsla.explain.Target;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.optimize.visualize.objective.ChannelObjective;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.SessionSettings;

class ExampleSearchTest {
    private static final List<ChannelObjective> BOTH =
            List.of(new ChannelObjective("map", 0), new ChannelObjective("map", 1));
    private static final List<Tensor> IMAGES = List.of(
            TwoChannels.image(0, 1, 0, 0),
            TwoChannels.image(0, 0, 0, 4),
            TwoChannels.image(2, 0, 2, 0),
            TwoChannels.image(-1, 0, 0, 0),
            TwoChannels.image(0, 0, -4, 0));

    private static List<ChannelExamples> found(
            Model model, List<ChannelObjective> channels, Ranking ranking, int count, long memory) {
        try (ExampleSearch search =
                new ExampleSearch(new Layers(model), channels, ranking, count, memory, SessionSettings.DEFAULT)) {
            for (int i = 0; i < IMAGES.size(); i++) {
                search.see(i, IMAGES.get(i), Target.of(1), Cancellation.NEVER);
            }
            return search.found(Cancellation.NEVER);
        }
    }

    private static List<Integer> images(List<Example> examples) {
        return examples.stream().map(Example::image).toList();
    }

    @Test
    void ranksByTheLargestValueAndTellsItsPlace() {
        List<ChannelExamples> found = found(TwoChannels.of(), BOTH, Ranking.ACTIVATION, 2, 1 << 20);
        assertThat(found.get(0).most()).containsExactly(new Example(1, 8, 3, 1), new Example(2, 4, 0, 1));
        assertThat(found.get(0).least()).containsExactly(new Example(3, 0, 0, 1), new Example(4, 0, 0, 1));
        assertThat(found.get(1).most()).containsExactly(new Example(4, 5, 2, 1), new Example(3, 2, 0, 1));
        assertThat(images(found.get(1).least())).containsExactly(0, 1);
    }

    @Test
    void ranksByTheShareOfRelevance() {
        List<ChannelExamples> found = found(TwoChannels.of(), BOTH, Ranking.RELEVANCE, 5, 1 << 20);
        // Of the class 1, the channels have m and -2 n: for the first image 2 / 4 and -2 * 3 / 4, shares 0.25 and
        // -0.75.
        assertThat(images(found.get(0).most())).containsExactly(2, 1, 0, 3, 4);
        float[] shares = {8f / 12, 8f / 14, 2f / 8, 0, 0};
        for (int i = 0; i < shares.length; i++) {
            assertThat(found.get(0).most().get(i).value()).isEqualTo(shares[i], within(1e-5f));
        }
        assertThat(images(found.get(1).most())).containsExactly(2, 1, 0, 3, 4);
        assertThat(found.get(1).most().get(4).value()).isEqualTo(-1, within(1e-5f));
        assertThat(found.get(0).most().get(1).place()).isEqualTo(3);
    }

    @Test
    void doesNotDependOnHowManyImagesRunAtOnce() {
        List<ChannelExamples> expected = found(TwoChannels.of(), BOTH, Ranking.ACTIVATION, 3, 1 << 20);
        assertThat(found(TwoChannels.of(), BOTH, Ranking.ACTIVATION, 3, 1)).isEqualTo(expected);
        assertThat(found(TwoChannels.of(new Dimension.Fixed(2)), BOTH, Ranking.ACTIVATION, 3, 1 << 20))
                .isEqualTo(expected);
    }

    @Test
    void noImageIsAmongBoth() {
        ChannelExamples found =
                found(TwoChannels.of(), BOTH, Ranking.ACTIVATION, 3, 1 << 20).get(0);
        assertThat(images(found.most())).containsExactly(1, 2, 0);
        assertThat(images(found.least())).containsExactly(3, 4);
        assertThat(Stream.concat(found.most().stream(), found.least().stream())).doesNotHaveDuplicates();
    }

    @Test
    void aChannelThatIsNotThereIsRefused() {
        List<ChannelObjective> third = List.of(new ChannelObjective("map", 2));
        assertThatThrownBy(() -> found(TwoChannels.of(), third, Ranking.ACTIVATION, 1, 1))
                .isInstanceOf(VizslaException.class)
                .hasMessage("there is no channel 2 in layer 'map'; its channels go from 0 to 1");
    }
}
