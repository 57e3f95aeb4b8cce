package org.vizsla.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.graph.Tensor;
import org.vizsla.menagerie.Menagerie;
import org.vizsla.menagerie.Scene;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.optimize.EvolutionSettings;
import org.vizsla.optimize.FeatureDetectorEvolution;
import org.vizsla.optimize.Stage;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.SessionSettings;

/** Explanations of the embedded network point at the animal: on scenes that it has never seen, and whose truth is known. */
class EnergyOfExplanationsTest {
    /** A set that training never draws. */
    private static final long FRESH = 0x5eed_0f_7e57L;

    private static final int EACH = 4;
    private static final Model NETWORK = EmbeddedNetwork.load();
    private static final List<Scene> SCENES = new ArrayList<>();

    @BeforeAll
    static void draw() {
        for (Species species : Species.all()) {
            for (int number = 0; number < EACH; number++) {
                SCENES.add(Menagerie.scene(SceneRequest.of(SceneRequest.seed(FRESH, species, number), species)));
            }
        }
    }

    private static Tensor seen(Scene scene) {
        return Preprocessing.IMAGENET.apply(MenagerieStudy.picture(scene));
    }

    private static Score energy(Scene scene, Tensor map) {
        return Metrics.ENERGY_INSIDE.of(new JudgedMap(
                map,
                new Region(
                        scene.picture().height(),
                        scene.picture().width(),
                        scene.subject().mask().pixels())));
    }

    @Test
    void saliencyIsMostlyInTheAnimal() {
        List<Score> measured = new ArrayList<>();
        try (Explainer explainer = Explainer.open(NETWORK, List.of(Saliency.DEFAULT))) {
            for (Scene scene : SCENES) {
                int animal = scene.subject().species().index();
                Tensor map = explainer.explain(seen(scene), Call.of(animal)).map("saliency");
                measured.add(energy(scene, map));
            }
        }

        assertClearlyMoreThanChance(measured);
    }

    /** The gradient after six steps, of one scene of each species. */
    @Test
    void evolutionEndsInTheAnimal() {
        List<Score> measured = new ArrayList<>();
        try (FeatureDetectorEvolution evolution = FeatureDetectorEvolution.open(
                NETWORK, EvolutionSettings.DEFAULT, SessionSettings.DEFAULT, Cancellation.NEVER)) {
            for (int i = 0; i < SCENES.size(); i += EACH) {
                Scene scene = SCENES.get(i);
                List<Stage> stages =
                        evolution.run(seen(scene), scene.subject().species().index(), stage -> {}, Cancellation.NEVER);
                measured.add(energy(scene, stages.get(stages.size() - 1).gradient()));
            }
        }

        assertClearlyMoreThanChance(measured);
    }

    /** On average three times chance, and more than chance in nine of ten scenes. */
    private static void assertClearlyMoreThanChance(List<Score> measured) {
        double share = measured.stream().mapToDouble(Score::value).average().orElseThrow();
        double chance = measured.stream().mapToDouble(Score::chance).average().orElseThrow();
        long beyond = measured.stream()
                .filter(energy -> energy.value() > energy.chance())
                .count();
        String figures =
                "share " + share + ", chance " + chance + ", beyond chance " + beyond + " of " + measured.size();

        assertThat(share / chance).as(figures).isGreaterThan(3);
        assertThat(beyond / (double) measured.size()).as(figures).isGreaterThanOrEqualTo(0.9);
    }
}
