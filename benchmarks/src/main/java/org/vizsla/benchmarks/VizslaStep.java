package org.vizsla.benchmarks;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.random.Chance;
import org.vizsla.models.Model;
import org.vizsla.models.input.ImageSize;
import org.vizsla.optimize.visualize.Preset;
import org.vizsla.optimize.visualize.VisualizationSettings;
import org.vizsla.optimize.visualize.objective.ChannelObjective;
import org.vizsla.optimize.visualize.optimizer.Optimizer;
import org.vizsla.optimize.visualize.parameterization.Canvas;
import org.vizsla.optimize.visualize.parameterization.Fourier;
import org.vizsla.optimize.visualize.parameterization.FourierPhase;
import org.vizsla.optimize.visualize.parameterization.Painting;
import org.vizsla.optimize.visualize.parameterization.Parameterization;
import org.vizsla.optimize.visualize.parameterization.Spectrum;
import org.vizsla.optimize.visualize.step.Noise;
import org.vizsla.optimize.visualize.step.StepRequest;
import org.vizsla.optimize.visualize.step.StepRunner;
import org.vizsla.optimize.visualize.transformation.Crops;
import org.vizsla.optimize.visualize.transformation.Transformation;
import org.vizsla.optimize.visualize.transformation.View;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.SessionSettings;

/** A step of a preset as {@code FeatureVisualization} takes it: views and noise are drawn, the graph runs, the optimizer moves the numbers. */
final class VizslaStep implements AutoCloseable {
    /** In the middle of a visualization, crops are always enlarged. */
    private static final double PROGRESS = 0.5;

    private final VisualizationSettings settings;
    private final View view;
    private final Transformation transformation;
    private final StepRunner runner;
    private final Optimizer optimizer;
    private final Noise noise;
    private final float[] numbers;
    private final float[] importance;
    private Map<String, Tensor> drawn = Map.of();
    private long steps;

    VizslaStep(Model model, Preset preset, int pictures, ChannelObjective objective, SessionSettings where) {
        settings = preset.settings();
        int height = (int) (settings.magnification() * model.height());
        int width = (int) (settings.magnification() * model.width());
        Canvas canvas = new Canvas(model.channels(), height, width);
        view = new View(canvas, new ImageSize(model.height(), model.width()), pictures, settings.views());
        transformation = settings.crops().on()
                ? new Crops(settings.crops().first(), settings.crops().last())
                : settings.motion();
        Parameterization kind = preset == Preset.MACO
                ? new FourierPhase(Spectrum.natural())
                : new Fourier(settings.deviation(), settings.decay());
        runner = new StepRunner(
                new StepRequest(
                        new Layers(model),
                        model.preprocessing().normalization(),
                        new Painting(kind, canvas, settings.decorrelated()),
                        transformation,
                        view,
                        Optional.empty(),
                        Collections.nCopies(pictures, objective),
                        settings.noise() > 0,
                        settings.regularization(),
                        0,
                        "",
                        settings.crops().on()),
                where);
        int each = kind.shape(1, canvas).length();
        numbers = new float[pictures * each];
        for (int picture = 0; picture < pictures; picture++) {
            System.arraycopy(kind.initial(canvas, new Chance(picture)), 0, numbers, picture * each, each);
        }
        optimizer = settings.optimizer().create(numbers.length, settings.learningRate(), settings.momentum());
        noise = new Noise(settings.noise(), new Chance(pictures));
        importance = new float[settings.crops().on() ? pictures * height * width : 0];
    }

    View view() {
        return view;
    }

    float[] numbers() {
        return numbers;
    }

    /** What the transformation drew for the last step. */
    Map<String, Tensor> drawn() {
        return drawn;
    }

    /** The noise of the last step, if there is any, {@code [views, C, H, W]}. */
    float[] noise() {
        FloatBuffer buffer = runner.noise();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    /** The gradient of the next step with respect to the numbers. */
    float[] slope() {
        List<Chance> rows = new ArrayList<>();
        for (int row = 0; row < view.rows(); row++) {
            rows.add(new Chance(steps).at(row));
        }
        if (settings.noise() > 0) {
            FloatBuffer into = runner.noise();
            rows.forEach(row -> noise.write(
                    into, view.shape().length() / view.rows(), row.of("noise").bits()));
        }
        drawn = transformation.feeds(view, PROGRESS, rows);
        runner.run(numbers, drawn, false, Cancellation.NEVER);
        steps++;
        return runner.slope();
    }

    /** Takes the next step; the value of its first view is returned. */
    float step() {
        float[] slope = slope();
        if (importance.length > 0) {
            float[] ofPictures = runner.slopeOfPictures();
            int places = view.canvas().height() * view.canvas().width();
            for (int i = 0; i < ofPictures.length; i++) {
                importance[i / view.canvas().values() * places + i % places] += Math.abs(ofPictures[i]);
            }
        }
        optimizer.step(numbers, slope);
        return runner.values()[0];
    }

    @Override
    public void close() {
        runner.close();
    }
}
