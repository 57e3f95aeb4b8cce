package org.vizsla.menagerie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vizsla.menagerie.scenery.Backdrop;

@Tag("once")
class MenagerieTest {
    private static SceneRequest small(long seed, Species species) {
        return SceneRequest.of(seed, species).sized(64);
    }

    private static long checksum(DrawnPicture picture) {
        CRC32 sum = new CRC32();
        for (int rgb : picture.pixels()) {
            sum.update(rgb >> 16);
            sum.update(rgb >> 8);
            sum.update(rgb);
        }
        return sum.getValue();
    }

    @ParameterizedTest
    @CsvSource({
        "VIZSLA, 2491494381",
        "KING_SNAKE, 2844680713",
        "MASTIFF, 217297817",
        "TABBY_CAT, 2040302776",
        "GARDEN_SPIDER, 17314380",
        "MONARCH, 4063242859",
        "FLAMINGO, 4148789672",
        "GOLDFISH, 277585251",
        "LADYBIRD, 724261435",
        "ZEBRA, 552723450",
        "OWL, 1581336209",
        "TREE_FROG, 3942447111"
    })
    void drawsTheSameOnEveryMachine(Species species, long expected) {
        assertThat(checksum(Menagerie.scene(small(11, species)).picture())).isEqualTo(expected);
    }

    @Test
    void drawsTheSameFromTwoThreads() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<List<Scene>>> both =
                    threads.invokeAll(List.of(MenagerieTest::everyone, MenagerieTest::everyone));
            assertThat(both.get(0).get()).isEqualTo(both.get(1).get());
        } finally {
            threads.shutdown();
        }
    }

    private static List<Scene> everyone() {
        return Species.all().stream()
                .map(species -> Menagerie.scene(small(3, species)))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void anotherSeedGivesAnotherPicture(Species species) {
        assertThat(Menagerie.scene(small(1, species)).picture())
                .isNotEqualTo(Menagerie.scene(small(2, species)).picture());
    }

    @ParameterizedTest
    @EnumSource
    void everyPartIsToBeSeenInSomeScenes(Species species) {
        int[] seen = new int[species.parts().size()];
        for (int seed = 0; seed < 24; seed++) {
            Subject subject =
                    Menagerie.scene(SceneRequest.of(seed, species).sized(112)).subject();
            assertThat(subject.parts().keySet()).containsExactlyElementsOf(species.parts());
            for (int k = 0; k < seen.length; k++) {
                Mask part = subject.part(species.parts().get(k));
                assertThat(part.without(subject.mask()).isEmpty())
                        .as("parts lie in the animal")
                        .isTrue();
                seen[k] += part.area() >= 3 ? 1 : 0;
            }
        }
        for (int k = 0; k < seen.length; k++) {
            assertThat(seen[k]).as(species.parts().get(k)).isGreaterThanOrEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void scalesAndPlacesVary(Species species) {
        double least = 1;
        double most = 0;
        double left = 1;
        double right = 0;
        for (int seed = 0; seed < 24; seed++) {
            Subject subject = Menagerie.scene(small(seed, species)).subject();
            Box box = subject.box();
            double middle = (box.left() + box.width() / 2.0) / 64;
            least = Math.min(least, subject.scale());
            most = Math.max(most, subject.scale());
            left = Math.min(left, middle);
            right = Math.max(right, middle);
        }
        assertThat(least).isBetween(0.25, 0.50);
        assertThat(most).isBetween(0.65, 0.85);
        assertThat(left).isLessThan(0.45);
        assertThat(right).isGreaterThan(0.55);
    }

    @Test
    void theBackdropSaysNothingAboutTheAnimal() {
        int[][] counts = new int[Species.values().length][Backdrop.values().length];
        int all = 1200;
        int[] animals = new int[counts.length];
        int[] backdrops = new int[Backdrop.values().length];
        for (int seed = 0; seed < all; seed++) {
            Scene scene = Menagerie.scene(SceneRequest.of(seed).sized(32));
            int animal = scene.subject().species().index();
            int backdrop = List.of(Backdrop.values()).indexOf(scene.backdrop());
            counts[animal][backdrop]++;
            animals[animal]++;
            backdrops[backdrop]++;
        }
        double chi = 0;
        for (int a = 0; a < animals.length; a++) {
            for (int b = 0; b < backdrops.length; b++) {
                double expected = (double) animals[a] * backdrops[b] / all;
                chi += (counts[a][b] - expected) * (counts[a][b] - expected) / expected;
            }
        }
        // 66 degrees of freedom: 99.9 % of independent draws stay under 109.
        assertThat(chi).isLessThan(109);
        assertThat(Arrays.stream(animals).min().orElse(0)).isGreaterThan(60);
        assertThat(Arrays.stream(backdrops).min().orElse(0)).isGreaterThan(120);
    }

    @Test
    void nothingIsInTwoPlaces() {
        int occluded = 0;
        int distractors = 0;
        for (int seed = 0; seed < 60; seed++) {
            Scene scene = Menagerie.scene(SceneRequest.of(seed).sized(64));
            Mask animal = scene.subject().mask();
            assertThat(animal.area()).isGreaterThan(20);
            for (Thing thing : scene.distractors()) {
                assertThat(thing.mask().and(animal).isEmpty()).isTrue();
            }
            scene.occluder()
                    .ifPresent(thing ->
                            assertThat(thing.mask().and(animal).isEmpty()).isTrue());
            occluded += scene.occluder().isPresent() ? 1 : 0;
            distractors += scene.distractors().size();
        }
        assertThat(occluded).isBetween(6, 30);
        assertThat(distractors).isBetween(30, 150);
    }
}
