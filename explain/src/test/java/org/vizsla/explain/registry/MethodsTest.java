package org.vizsla.explain.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.LayerChoice;
import org.vizsla.explain.Parameter;
import org.vizsla.explain.cam.Cam;
import org.vizsla.explain.cam.GradCam;
import org.vizsla.explain.cam.LayerCam;
import org.vizsla.explain.gradient.Saliency;

class MethodsTest {
    @Test
    void findsAMethodByItsName() {
        assertThat(Methods.byName("saliency").standard()).isEqualTo(new Saliency());
        assertThatThrownBy(() -> Methods.byName("salience"))
                .hasMessageStartingWith("there is no method 'salience'; there are: saliency");
    }

    @Test
    void everyLineIsWhole() {
        assertThat(Methods.all()).extracting(MethodEntry::name).doesNotHaveDuplicates();
        for (MethodEntry<?> entry : Methods.all()) {
            assertThat(entry.name()).matches("[a-z0-9]+(_[a-z0-9]+)*");
            assertThat(List.of(entry.needs(), entry.cost(), entry.paper(), entry.description()))
                    .as(entry.name())
                    .noneMatch(String::isBlank);
            assertThat(entry.parameters())
                    .as(entry.name())
                    .extracting(Parameter::name)
                    .doesNotHaveDuplicates();
        }
    }

    /** What a parameter shows, it reads. */
    @Test
    void everyParameterTakesItsOwnValue() {
        Methods.all().forEach(MethodsTest::readsWhatItShows);
    }

    private static <M extends AttributionMethod> void readsWhatItShows(MethodEntry<M> entry) {
        for (Parameter<M> parameter : entry.parameters()) {
            String shown = String.valueOf(parameter.shown().apply(entry.standard()));
            assertThat(parameter.with(entry.standard(), shown))
                    .as(entry.name() + "." + parameter.name())
                    .isEqualTo(entry.standard());
        }
    }

    @Test
    void setsParameters() {
        List<AttributionMethod> chosen = Methods.choose(List.of("saliency"), Map.of("saliency.part", "absolute"), "");
        assertThat(chosen).containsExactly(new Saliency(Saliency.Part.ABSOLUTE));
        assertThat(Methods.byName("saliency").values(chosen.get(0))).containsExactly(Map.entry("part", "absolute"));
    }

    @Test
    void takesFamiliesAndEachMethodOnce() {
        assertThat(Methods.choose(List.of("saliency", "gradient", "saliency"), Map.of(), ""))
                .doesNotHaveDuplicates()
                .contains(new Saliency());
        assertThat(Methods.choose(List.of("all"), Map.of(), "")).hasSameSizeAs(Methods.all());
    }

    @Test
    void familiesAreNotCalledLikeMethods() {
        for (Family family : Family.values()) {
            assertThat(Methods.all()).extracting(MethodEntry::name).doesNotContain(family.label());
        }
        assertThat(Methods.choose(List.of("cam"), Map.of(), "")).containsExactly(new Cam());
    }

    @Test
    void aLayerIsForAllMethodsThatLookAtOne() {
        List<AttributionMethod> chosen =
                Methods.choose(List.of("saliency", "grad_cam", "layer_cam"), Map.of("layer_cam.layer", "b,c"), "a");
        assertThat(chosen)
                .containsExactly(
                        new Saliency(),
                        new GradCam(LayerChoice.of("a"), true),
                        new LayerCam(LayerChoice.of("b", "c"), true));
    }

    @Test
    void saysWhatCannotBeSet() {
        assertThatThrownBy(() -> Methods.choose(List.of("saliency"), Map.of("saliency.steps", "3"), ""))
                .hasMessage("method saliency has no parameter 'steps'; it has: part");
        assertThatThrownBy(() -> Methods.choose(List.of("saliency"), Map.of("saliency.part", "half"), ""))
                .hasMessage(
                        "'half' is no value of saliency.part, which takes one of signed, absolute, positive, negative");
        assertThatThrownBy(() -> Methods.choose(List.of("saliency"), Map.of("part", "signed"), ""))
                .hasMessage("'part=signed' sets nothing; write METHOD.PARAMETER=VALUE for one of saliency");
    }
}
