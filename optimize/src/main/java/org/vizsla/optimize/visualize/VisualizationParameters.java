package org.vizsla.optimize.visualize;

import java.util.Map;
import java.util.function.Function;
import org.vizsla.explain.method.Kind;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.graph.VizslaException;
import org.vizsla.optimize.visualize.VisualizationSettings.CropSizes;
import org.vizsla.optimize.visualize.VisualizationSettings.Painted;
import org.vizsla.optimize.visualize.optimizer.OptimizerKind;
import org.vizsla.optimize.visualize.regularization.Regularization;
import org.vizsla.optimize.visualize.transformation.Motion;

/** The values of {@link VisualizationSettings} by name. */
public final class VisualizationParameters {
    private static final Parameter<VisualizationSettings, Integer> STEPS =
            Parameter.whole("steps", 1, 100_000, "how many steps", VisualizationSettings::steps);
    private static final Parameter<VisualizationSettings, OptimizerKind> OPTIMIZER = Parameter.choice(
            "optimizer", OptimizerKind.class, "how a step follows from gradients", VisualizationSettings::optimizer);
    private static final Parameter<VisualizationSettings, Double> LEARNING_RATE =
            Parameter.real("learning_rate", 0, 1e6, "how far a step goes", VisualizationSettings::learningRate);
    private static final Parameter<VisualizationSettings, Double> MOMENTUM = Parameter.real(
            "momentum", 0, 0.9999, "how much of its direction a step keeps", VisualizationSettings::momentum);
    private static final Parameter<VisualizationSettings, Painted> PARAMETERIZATION = Parameter.choice(
            "parameterization",
            Painted.class,
            "what the optimized numbers are",
            VisualizationSettings::parameterization);
    private static final Parameter<VisualizationSettings, Double> MAGNIFICATION = Parameter.real(
            "magnification",
            0.1,
            16,
            "the picture's sides, in multiples of the network's input",
            VisualizationSettings::magnification);
    private static final Parameter<VisualizationSettings, Double> DEVIATION =
            Parameter.real("deviation", 0, 100, "of the numbers at the start", VisualizationSettings::deviation);
    private static final Parameter<VisualizationSettings, Double> DECAY = Parameter.real(
            "decay", 0, 4, "the power of frequency that coefficients are divided by", VisualizationSettings::decay);
    private static final Parameter<VisualizationSettings, Boolean> DECORRELATED =
            Parameter.flag("decorrelated", "whether colours are decorrelated", VisualizationSettings::decorrelated);
    private static final Parameter<VisualizationSettings, Integer> JITTER =
            whole("jitter", "range of the moves before the rotation, in pixels", Motion::jitter);
    private static final Parameter<VisualizationSettings, Double> SCALE = Parameter.real(
            "scale",
            0,
            0.9,
            "how far scales are from 1",
            settings -> settings.motion().scale());
    private static final Parameter<VisualizationSettings, Double> ROTATION = Parameter.real(
            "rotation",
            0,
            180,
            "how far the picture turns, in degrees",
            settings -> settings.motion().rotation());
    private static final Parameter<VisualizationSettings, Integer> LAST_JITTER =
            whole("last_jitter", "range of the moves after the rotation, in pixels", Motion::lastJitter);
    private static final Parameter<VisualizationSettings, Integer> VIEWS =
            Parameter.whole("views", 1, 1024, "views or crops of a picture in a step", VisualizationSettings::views);
    private static final Parameter<VisualizationSettings, Boolean> CROPS = Parameter.flag(
            "crops",
            "whether views are crops, which do not move otherwise",
            settings -> settings.crops().on());
    private static final Parameter<VisualizationSettings, Double> FIRST_CROP = Parameter.real(
            "first_crop",
            0.05,
            1,
            "mean side of crops at first, in pictures",
            settings -> settings.crops().first());
    private static final Parameter<VisualizationSettings, Double> LAST_CROP = Parameter.real(
            "last_crop",
            0.05,
            1,
            "mean side of crops at last, in pictures",
            settings -> settings.crops().last());
    private static final Parameter<VisualizationSettings, Double> NOISE =
            Parameter.real("noise", 0, 10, "deviation of the noise on each view", VisualizationSettings::noise);
    private static final Parameter<VisualizationSettings, Integer> REDIRECTED_STEPS = Parameter.whole(
            "redirected_steps",
            0,
            100_000,
            "steps in which gradients pass closed rectifiers; later, where nothing is excited",
            VisualizationSettings::redirectedSteps);
    private static final Parameter<VisualizationSettings, Double> L1 =
            held("l1", 1e6, "weight of distances from grey", Regularization::l1);
    private static final Parameter<VisualizationSettings, Double> L2 =
            held("l2", 1e6, "weight of the squares of distances from grey", Regularization::l2);
    private static final Parameter<VisualizationSettings, Double> VARIATION =
            held("variation", 1e6, "weight of the squares of differences of neighbours", Regularization::variation);
    private static final Parameter<VisualizationSettings, Double> PIXEL_DECAY =
            held("pixel_decay", 1, "share that pixels lose after each step", Regularization::decay);
    private static final Parameter<VisualizationSettings, Double> BLUR =
            held("blur", 100, "deviation of a blur of pixels after some steps, in pixels", Regularization::blur);
    private static final Parameter<VisualizationSettings, Integer> BLUR_EVERY = Parameter.whole(
            "blur_every",
            1,
            100_000,
            "after every how many steps",
            settings -> settings.regularization().blurEvery());
    private static final Parameter<VisualizationSettings, Double> SMALL_NORMS =
            held("small_norms", 1, "share of pixels, nearest to grey, that become grey", Regularization::smallNorms);
    private static final Parameter<VisualizationSettings, Double> SMALL_CONTRIBUTIONS = held(
            "small_contributions",
            1,
            "share of pixels, mattering least, that become grey",
            Regularization::smallContributions);
    private static final Parameter<VisualizationSettings, Double> DIVERSITY = Parameter.real(
            "diversity", 0, 1e6, "weight of the likeness of several pictures", VisualizationSettings::diversity);
    private static final Parameter<VisualizationSettings, String> DIVERSITY_LAYER = new Parameter<>(
            "diversity_layer",
            Kind.text("the name of a layer, or nothing", text -> text),
            "where pictures are compared, if not in the objective's layer",
            VisualizationSettings::diversityLayer);
    private static final Parameter<VisualizationSettings, Boolean> BEST =
            Parameter.flag("best", "whether the best step is kept, rather than the last", VisualizationSettings::best);

    /** All of them. */
    public static final Parameters<VisualizationSettings> ALL = Parameters.of(
            values -> new VisualizationSettings(
                    values.method().name(),
                    values.get(STEPS),
                    values.get(OPTIMIZER),
                    values.get(LEARNING_RATE),
                    values.get(MOMENTUM),
                    values.get(PARAMETERIZATION),
                    values.get(MAGNIFICATION),
                    values.get(DEVIATION),
                    values.get(DECAY),
                    values.get(DECORRELATED),
                    new Motion(values.get(JITTER), values.get(SCALE), values.get(ROTATION), values.get(LAST_JITTER)),
                    values.get(VIEWS),
                    new CropSizes(values.get(CROPS), values.get(FIRST_CROP), values.get(LAST_CROP)),
                    values.get(NOISE),
                    values.get(REDIRECTED_STEPS),
                    new Regularization(
                            values.get(L1),
                            values.get(L2),
                            values.get(VARIATION),
                            values.get(PIXEL_DECAY),
                            values.get(BLUR),
                            values.get(BLUR_EVERY),
                            values.get(SMALL_NORMS),
                            values.get(SMALL_CONTRIBUTIONS)),
                    values.get(DIVERSITY),
                    values.get(DIVERSITY_LAYER),
                    values.get(BEST)),
            STEPS,
            OPTIMIZER,
            LEARNING_RATE,
            MOMENTUM,
            PARAMETERIZATION,
            MAGNIFICATION,
            DEVIATION,
            DECAY,
            DECORRELATED,
            JITTER,
            SCALE,
            ROTATION,
            LAST_JITTER,
            VIEWS,
            CROPS,
            FIRST_CROP,
            LAST_CROP,
            NOISE,
            REDIRECTED_STEPS,
            L1,
            L2,
            VARIATION,
            PIXEL_DECAY,
            BLUR,
            BLUR_EVERY,
            SMALL_NORMS,
            SMALL_CONTRIBUTIONS,
            DIVERSITY,
            DIVERSITY_LAYER,
            BEST);

    private VisualizationParameters() {}

    private static Parameter<VisualizationSettings, Double> held(
            String name, double most, String meaning, Function<Regularization, Double> getter) {
        return Parameter.real(name, 0, most, meaning, settings -> getter.apply(settings.regularization()));
    }

    private static Parameter<VisualizationSettings, Integer> whole(
            String name, String meaning, Function<Motion, Integer> getter) {
        return Parameter.whole(name, 0, 4096, meaning, settings -> getter.apply(settings.motion()));
    }

    /**
     * Settings with some values replaced.
     *
     * @param values texts, by name
     * @throws VizslaException if there is no value of such a name, or a text is not valid for it
     */
    public static VisualizationSettings with(VisualizationSettings settings, Map<String, String> values) {
        VisualizationSettings changed = settings;
        for (Map.Entry<String, String> value : values.entrySet()) {
            changed = ALL.with(changed, named(value.getKey()), value.getValue());
        }
        return changed;
    }

    private static Parameter<VisualizationSettings, ?> named(String name) {
        return ALL.find(name)
                .orElseThrow(() -> new VizslaException("there is no value '" + name + "' to set; there are: "
                        + String.join(
                                ", ", ALL.list().stream().map(Parameter::name).toList())));
    }
}
