package org.vizsla.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.method.cam.AblationCam;
import org.vizsla.explain.method.cam.Cam;
import org.vizsla.explain.method.cam.GradientCam;
import org.vizsla.explain.method.gradient.IntegratedGradients;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.explain.method.perturbation.Occlusion;
import org.vizsla.explain.method.perturbation.Rise;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.models.picture.Preprocessing;

class MenagerieStudyTest {
    private static final Model MODEL = EmbeddedNetwork.load();
    private static final AttributionMethod LAYER_CAM = GradientCam.LAYER_CAM;
    private static final AttributionMethod ABLATION = AblationCam.DEFAULT;
    private static final Preprocessing PREPROCESSING = MODEL.preprocessing();

    private static ScoreTable study(int scenes, long seed, AttributionMethod... methods) {
        return new MenagerieStudy(scenes, seed)
                .of(
                        MODEL,
                        PREPROCESSING,
                        List.of(methods),
                        ExplainerSettings.DEFAULT.skippingNotApplicable(),
                        Call.DEFAULT,
                        StudyListener.NONE);
    }

    @Test
    void gradientsOfTheEmbeddedNetworkPointAtTheAnimal() {
        ScoreTable table = study(12, 5, Saliency.DEFAULT, GradientCam.GRAD_CAM);
        assertThat(table.chance().count()).isEqualTo(12);
        assertThat(table.chance().value()).isBetween(0.03, 0.5);
        MethodScores saliency = table.methods().get(0);
        assertThat(saliency.method()).isEqualTo("saliency");
        assertThat(saliency.of(Metrics.ENERGY_INSIDE).value())
                .isGreaterThan(1.5 * table.chance().value());
        assertThat(saliency.of(Metrics.MAXIMUM_INSIDE).value())
                .isGreaterThan(2 * table.chance().value());
        assertThat(table.methods().get(1).of(Metrics.ENERGY_INSIDE).count()
                        + table.methods().get(1).withoutMap())
                .isEqualTo(12);
    }

    @Test
    void theSameSeedGivesTheSameTableAndAnotherAnother() {
        ScoreTable once = study(5, 8, Saliency.DEFAULT);
        assertThat(study(5, 8, Saliency.DEFAULT)).isEqualTo(once);
        assertThat(study(5, 9, Saliency.DEFAULT).chance()).isNotEqualTo(once.chance());
    }

    @Test
    void aMethodWithoutMeaningForTheNetworkSaysWhy() {
        ScoreTable table = study(1, 3, Saliency.DEFAULT, Cam.DEFAULT);
        assertThat(table.methods()).extracting(MethodScores::method).containsExactly("saliency");
        assertThat(table.notApplicable()).containsOnlyKeys("cam");
    }

    @Test
    void tellsWhichScenesItGoesOnWith() {
        List<String> told = new ArrayList<>();
        new MenagerieStudy(6, 3)
                .of(
                        MODEL,
                        PREPROCESSING,
                        List.of(Saliency.DEFAULT),
                        ExplainerSettings.DEFAULT,
                        Call.DEFAULT,
                        new StudyListener() {
                            @Override
                            public void explains(List<String> methods, int first, int count) {
                                told.add(methods + " " + first + "+" + count);
                            }

                            @Override
                            public void ended(ScoreTable table, List<String> methods) {
                                told.add(methods + " ended");
                            }
                        });
        assertThat(told).containsExactly("[saliency] 0+4", "[saliency] 4+2", "[saliency] ended");
    }

    /** Methods that share passes run first and together, and those with passes of their own by their cost. */
    @Test
    void methodsRunInTheOrderOfTheirCost() {
        List<AttributionMethod> methods = List.of(
                Rise.DEFAULT, Saliency.DEFAULT, IntegratedGradients.DEFAULT, Occlusion.DEFAULT, GradientCam.GRAD_CAM);
        assertThat(MenagerieStudy.groups(MODEL, methods))
                .containsExactly(
                        List.of(Saliency.DEFAULT, GradientCam.GRAD_CAM),
                        List.of(Occlusion.DEFAULT),
                        List.of(IntegratedGradients.DEFAULT),
                        List.of(Rise.DEFAULT));
    }

    /** Wherever a study is interrupted, what goes on from there ends with the same table, to the last bit, and explains no scene again. */
    @Test
    void aStudyThatGoesOnEndsAsIfItHadNotBeenInterrupted() {
        List<AttributionMethod> methods = List.of(Saliency.DEFAULT, LAYER_CAM, ABLATION);
        List<StudyState> states = new ArrayList<>();
        ScoreTable whole = run(methods, StudyState.NONE, states, new ArrayList<>());
        assertThat(states).hasSize(4);
        for (int stop = 0; stop < states.size(); stop++) {
            List<String> explained = new ArrayList<>();
            assertThat(run(methods, states.get(stop), new ArrayList<>(), explained))
                    .isEqualTo(whole);
            assertThat(explained).hasSize(states.size() - 1 - stop);
        }
    }

    @Test
    void aMethodThatIsAddedCountsAllScenesAndNoOtherCountsAnyTwice() {
        List<StudyState> states = new ArrayList<>();
        run(List.of(Saliency.DEFAULT), StudyState.NONE, states, new ArrayList<>());
        List<AttributionMethod> both = List.of(Saliency.DEFAULT, LAYER_CAM);
        assertThat(run(both, states.get(0), new ArrayList<>(), new ArrayList<>()))
                .isEqualTo(run(both, StudyState.NONE, new ArrayList<>(), new ArrayList<>()));
    }

    private static ScoreTable run(
            List<AttributionMethod> methods, StudyState kept, List<StudyState> states, List<String> explained) {
        return new MenagerieStudy(6, 3)
                .of(
                        MODEL,
                        PREPROCESSING,
                        methods,
                        ExplainerSettings.DEFAULT,
                        Call.DEFAULT,
                        new StudyListener() {
                            @Override
                            public void explains(List<String> names, int first, int count) {
                                explained.add(names + " " + first);
                            }

                            @Override
                            public void counted(StudyState state) {
                                states.add(state);
                            }
                        },
                        kept);
    }

    @Test
    void aNetworkThatDoesNotKnowTheAnimalsIsRefused() {
        Model strange = MODEL.withLabels(Labels.numbered(MODEL.classes()));
        assertThatThrownBy(() -> new MenagerieStudy(1, 3)
                        .of(
                                strange,
                                PREPROCESSING,
                                List.of(Saliency.DEFAULT),
                                ExplainerSettings.DEFAULT,
                                Call.DEFAULT,
                                StudyListener.NONE))
                .isInstanceOf(VizslaException.class)
                .hasMessageStartingWith("'alexnet_menagerie' has no class 'Vizsla'")
                .extracting(failure -> ((VizslaException) failure).remedy())
                .isEqualTo(Optional.of(Remedy.give(Setting.MODEL, "menagerie").or(Remedy.give(Setting.LABELS))));
    }

    @Test
    void aStudyHasAtLeastOneScene() {
        assertThatThrownBy(() -> new MenagerieStudy(0, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
