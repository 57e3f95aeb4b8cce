package org.vizsla.explain.method.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.autodiff.deeplift.PoolingConvention;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.Small;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.method.registry.MethodEntry;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Preprocessing;

/** On a drawn scene and the embedded network. */
class RelevanceMethodsTest {
    private final Model model = EmbeddedNetwork.load();

    private Attribution explain(AttributionMethod method) {
        return explain(method, ExplainerSettings.DEFAULT);
    }

    private Attribution explain(AttributionMethod method, ExplainerSettings settings) {
        try (Explainer explainer = Explainer.open(model, List.of(method), settings)) {
            return explainer.explain(Small.scene(11, model), Call.DEFAULT).attribution(method.name());
        }
    }

    /** A composite with a name is the same as one's own with the same rules. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "lrp_epsilon_plus; convolution: zplus | dense: epsilon",
                "lrp_epsilon_plus_flat; first linear: flat | convolution: zplus | dense: epsilon",
                "lrp_epsilon_alpha2_beta1; convolution: alphabeta(2, 1) | dense: epsilon",
                "lrp_epsilon_gamma_box; first convolution: zbox([-2.11790393, -2.03571429, -1.80444444], [2.24890830,"
                        + " 2.42857143, 2.64]) | convolution: gamma(0.25) | dense: epsilon"
            })
    void namedCompositesAreThoseOfTheirRules(String name, String rules) {
        float[] named = explain(Methods.byName(name).standard()).map().floats();
        float[] own = explain(new Lrp(rules.replace('|', ';'))).map().floats();

        assertClose(own, named);
    }

    @Test
    void theBoxIsBlackAndWhiteOfThePreprocessing() {
        Preprocessing other = new Preprocessing(
                model.height(), model.width(), Fit.STRETCH, List.of(0.5f, 0.25f, 0.5f), List.of(0.25f, 0.5f, 0.5f));
        ExplainerSettings settings = ExplainerSettings.DEFAULT.withPreprocessing(other);
        LrpEpsilonGammaBox numbers =
                new LrpEpsilonGammaBox(1e-6, 0.25, List.of(-2.0, -0.5, -1.0), List.of(2.0, 1.5, 1.0));
        float[] changed = explain(LrpEpsilonGammaBox.DEFAULT, settings).map().floats();

        assertClose(changed, explain(numbers).map().floats());
        assertThat(changed)
                .isNotEqualTo(explain(LrpEpsilonGammaBox.DEFAULT).map().floats());
    }

    @Test
    void theBoundsOfTheBoxAreReadAndShown() {
        MethodEntry<?> entry = Methods.byName("lrp_epsilon_gamma_box");
        assertThat(entry.values(entry.standard())).containsEntry("low", "black").containsEntry("high", "white");
        assertThat(entry.with(Map.of("low", "black", "high", "white"))).isEqualTo(entry.standard());
        assertThat(entry.values(entry.with(Map.of("low", "-1/-2/-3", "high", "1.5"))))
                .containsEntry("low", "-1.0/-2.0/-3.0")
                .containsEntry("high", "1.5");
    }

    @Test
    void deepLiftShapIsTheMeanOverItsBaselines() {
        float[] both = explain(new DeepLift(
                        DeepLift.Use.DEEP_LIFT_SHAP, Baseline.parse("black+white"), PoolingConvention.COMPLETE))
                .map()
                .floats();
        float[] black = explain(new DeepLift(DeepLift.Use.DEEP_LIFT, Baseline.BLACK, PoolingConvention.COMPLETE))
                .map()
                .floats();
        float[] white = explain(new DeepLift(DeepLift.Use.DEEP_LIFT, Baseline.WHITE, PoolingConvention.COMPLETE))
                .map()
                .floats();
        float[] mean = new float[both.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (black[i] + white[i]) / 2;
        }

        assertClose(both, mean);
    }

    @Test
    void contributionsSumToTheDifferenceButInCaptumsWay() {
        Baseline blurred = Baseline.parse("blur:8");
        SelfCheck complete = explain(new DeepLift(DeepLift.Use.DEEP_LIFT, blurred, PoolingConvention.COMPLETE))
                .findings()
                .get(0)
                .checks()
                .get(0);
        SelfCheck captum = explain(new DeepLift(DeepLift.Use.DEEP_LIFT, blurred, PoolingConvention.CAPTUM))
                .findings()
                .get(0)
                .checks()
                .get(0);

        assertThat(complete.name()).isEqualTo("completeness");
        assertThat(complete.passed()).isTrue();
        assertThat(captum.passed()).isFalse();
    }

    @Test
    void relevanceIsHandedOn() {
        SelfCheck check =
                explain(LrpComposite.EPSILON_PLUS).findings().get(0).checks().get(0);

        assertThat(check.name()).isEqualTo("conservation");
        assertThat(check.passed()).isTrue();
        assertThat(check.bound()).isEqualTo(1e-4);
        assertThat(check.words())
                .matches("the score is [-+0-9.e]+; at '[^']+', the layer that fits worst, relevance sums to [-+0-9.e]+,"
                        + " and biases and stabilizers took [-+0-9.e]+: [-+0-9.e]+ % of all relevance is unaccounted for"
                        + " \\(limit 0.01 %\\)");
    }

    @Test
    void aCompositeThatIsNoneIsRefused() {
        assertThatThrownBy(() -> Methods.choose(List.of("lrp"), Map.of("lrp.composite", "dense: best"), ""))
                .isInstanceOf(VizslaException.class)
                .hasMessageContaining("best");
        assertThatThrownBy(() -> Methods.choose(
                        List.of("lrp_epsilon_gamma_box"), Map.of("lrp_epsilon_gamma_box.low", "white"), ""))
                .isInstanceOf(VizslaException.class)
                .hasMessageContaining("'white' is not valid for lrp_epsilon_gamma_box.low");
    }

    private static void assertClose(float[] actual, float[] expected) {
        float largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(largest).isPositive();
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-5f * largest));
        }
    }
}
