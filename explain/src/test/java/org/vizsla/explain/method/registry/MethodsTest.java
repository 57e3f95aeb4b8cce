package org.vizsla.explain.method.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.cam.Cam;
import org.vizsla.explain.method.cam.CamFormula;
import org.vizsla.explain.method.cam.GradientCam;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Listing;
import org.vizsla.graph.suggestion.Remedy;

class MethodsTest {
    @Test
    void findsAMethodByItsName() {
        assertThat(Methods.byName("saliency").standard()).isEqualTo(Saliency.DEFAULT);
        assertThatThrownBy(() -> Methods.byName("salience"))
                .isInstanceOf(VizslaException.class)
                .hasMessage("there is no method 'salience'")
                .extracting(failure -> ((VizslaException) failure).remedy())
                .isEqualTo(Optional.of(new Remedy.LookUp(Listing.METHODS, List.of("saliency"))));
        assertThatThrownBy(() -> Methods.byName("gradient")).hasMessage("there is no method 'gradient'");
    }

    @Test
    void everyLineIsWhole() {
        assertThat(Methods.all()).extracting(MethodEntry::name).doesNotHaveDuplicates();
        for (MethodEntry<?> entry : Methods.all()) {
            assertThat(entry.name()).matches("[a-z0-9]+(_[a-z0-9]+)*");
            assertThat(List.of(entry.needs(), entry.cost(), entry.paper(), entry.description()))
                    .as(entry.name())
                    .noneMatch(String::isBlank);
            assertThat(entry.parameters().list())
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
        for (Parameter<M, ?> parameter : entry.parameters().list()) {
            String shown = String.valueOf(parameter.shown(entry.standard()));
            assertThat(entry.parameters().with(entry.standard(), parameter, shown))
                    .as(entry.name() + "." + parameter.name())
                    .isEqualTo(entry.standard());
        }
    }

    /** A method is made of its values: what is set changes, and nothing else. */
    @Test
    void aParameterThatIsSetIsTheOnlyOneThatChanges() {
        Methods.all().forEach(MethodsTest::changesOne);
    }

    private static <M extends AttributionMethod> void changesOne(MethodEntry<M> entry) {
        Map<String, Object> standard = entry.values(entry.standard());
        for (Parameter<M, ?> parameter : entry.parameters().list()) {
            M changed = other(entry, parameter);
            Map<String, Object> expected = new LinkedHashMap<>(standard);
            expected.put(parameter.name(), parameter.shown(changed));
            assertThat(changed.name()).isEqualTo(entry.name());
            assertThat(entry.values(changed))
                    .as(entry.name() + "." + parameter.name())
                    .isEqualTo(expected)
                    .isNotEqualTo(standard);
        }
    }

    /** With the first value that the parameter takes and does not have. */
    private static <M extends AttributionMethod> M other(MethodEntry<M> entry, Parameter<M, ?> parameter) {
        String names =
                parameter.takes().startsWith("one of ") ? parameter.takes().substring(7) : "";
        return Stream.of("3,1,2 0.5 0.25 2 true false black grid:9 first_linear:flat".split(" "), names.split(", "))
                .flatMap(Stream::of)
                .map(text -> text.replace('_', parameter.name().equals("composite") ? ' ' : '_'))
                .filter(text -> !text.isEmpty())
                .flatMap(text -> taken(entry, parameter, text).stream())
                .filter(method -> !method.equals(entry.standard()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no other value for " + entry.name() + "." + parameter.name()));
    }

    private static <M extends AttributionMethod> Optional<M> taken(
            MethodEntry<M> entry, Parameter<M, ?> parameter, String text) {
        try {
            return Optional.of(entry.parameters().with(entry.standard(), parameter, text));
        } catch (VizslaException e) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gradcam      | grad_cam,x_grad_cam",
                "perturb      | perturbation,extremal_perturbation",
                "gradients    | gradient,gradient_shap",
                "everything   | "
            })
    void suggestsMethodsAndFamilies(String name, @Nullable String near) {
        List<String> nearest = near == null ? List.of() : List.of(near.split(","));
        assertThatThrownBy(() -> Methods.choose(List.of(name), Map.of(), ""))
                .isInstanceOf(VizslaException.class)
                .hasMessage("there is no method or family '" + name + "'")
                .extracting(failure -> ((VizslaException) failure).remedy())
                .isEqualTo(Optional.of(new Remedy.LookUp(Listing.METHODS, nearest)));
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
                .contains(Saliency.DEFAULT);
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
                        new GradientCam(CamFormula.GRAD_CAM, LayerChoice.of("a"), true),
                        new GradientCam(CamFormula.LAYER_CAM, LayerChoice.of("b", "c"), true));
    }

    @Test
    void saysWhatCannotBeSet() {
        assertThatThrownBy(() -> Methods.choose(List.of("saliency"), Map.of("saliency.steps", "3"), ""))
                .hasMessage("method saliency has no parameter 'steps'; it has: part");
        assertThatThrownBy(() -> Methods.choose(List.of("saliency"), Map.of("saliency.part", "half"), ""))
                .hasMessage(
                        "'half' is not valid for saliency.part, which takes one of signed, absolute, positive, negative");
        assertThatThrownBy(() -> Methods.choose(List.of("saliency"), Map.of("part", "signed"), ""))
                .hasMessage("'part=signed' has no effect; write METHOD.PARAMETER=VALUE, such as saliency.part=signed");
        assertThatThrownBy(() -> Methods.choose(List.of("saliency"), Map.of("steps", "3"), ""))
                .hasMessage("'steps=3' has no effect; write METHOD.PARAMETER=VALUE")
                .extracting(failure -> ((VizslaException) failure).remedy())
                .isEqualTo(Optional.of(Remedy.lookUp(Listing.PARAMETERS)));
        assertThatThrownBy(() -> Methods.choose(List.of("saliency", "rise"), Map.of("salience.part", "signed"), ""))
                .hasMessage("'salience.part=signed' has no effect: method 'salience' is not chosen; did you mean"
                        + " saliency?");
        assertThatThrownBy(() -> Methods.choose(List.of("saliency"), Map.of("rise.masks", "9"), ""))
                .hasMessage("'rise.masks=9' has no effect: method 'rise' is not chosen");
        assertThatThrownBy(() -> Methods.choose(List.of("saliency", "cam"), Map.of(), "a"))
                .hasMessage("layer 'a' has no effect: none of the chosen methods looks at a layer");
    }
}
