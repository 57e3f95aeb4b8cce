package org.vizsla.benchmarks;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.random.Chance;
import org.vizsla.models.Model;
import org.vizsla.models.input.ImageSize;
import org.vizsla.optimize.visualize.Preset;
import org.vizsla.optimize.visualize.RunPlan;
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

/** A step of a picture as {@code FeatureVisualization} takes it: views and noise are drawn, the graph runs, the optimizer moves the numbers. */
final class VizslaStep implements AutoCloseable {
    /** In the middle of a visualization, crops are always enlarged. */
    private static final double PROGRESS = 0.5;

    private final VisualizationSettings settings;
    private final View view;
    private final Transformation transformation;
    private final StepRunner runner;
    private final Optimizer optimizer;
    private final Noise noise;
    private final Chance chance;
    private final float[] numbers;
    private final float[] importance;
    private final List<Map<String, Tensor>> drawn = new ArrayList<>();
    private final int runs;
    private long steps;

    /**
     * Opens it.
     *
     * @param picture its number, from 0
     */
    VizslaStep(
            Model model, Preset preset, ChannelObjective objective, RunPlan plan, int picture, SessionSettings where) {
        settings = preset.settings();
        int height = (int) (settings.magnification() * model.height());
        int width = (int) (settings.magnification() * model.width());
        Canvas canvas = new Canvas(model.channels(), height, width);
        runs = plan.runs();
        view = new View(canvas, new ImageSize(model.height(), model.width()), 1, plan.views());
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
                        List.of(objective),
                        settings.noise() > 0,
                        settings.regularization(),
                        0,
                        "",
                        settings.crops().on()),
                where);
        chance = new Chance(picture);
        numbers = kind.initial(canvas, chance);
        optimizer = settings.optimizer().create(numbers.length, settings.learningRate(), settings.momentum());
        noise = new Noise(settings.noise(), chance);
        importance = new float[settings.crops().on() ? height * width : 0];
    }

    /** The sizes of the views of one run. */
    View view() {
        return view;
    }

    float[] numbers() {
        return numbers;
    }

    /** What the transformation drew for the last step, a map for each run. */
    List<Map<String, Tensor>> drawn() {
        return drawn;
    }

    /** The gradient of the next step with respect to the numbers, without noise. */
    float[] quietSlope() {
        return slope(0);
    }

    /** Takes the next step; the value of its last run's first view is returned. */
    float step() {
        optimizer.step(numbers, slope(settings.noise()));
        return runner.values()[0];
    }

    private float[] slope(double deviation) {
        drawn.clear();
        float[] slope = new float[numbers.length];
        for (int run = 0; run < runs; run++) {
            run(deviation, chance.of("step").at(steps).of("run").at(run));
            float[] one = runner.slope();
            for (int i = 0; i < slope.length; i++) {
                slope[i] += one[i] / runs;
            }
        }
        steps++;
        return slope;
    }

    private void run(double deviation, Chance chance) {
        List<Chance> rows = new ArrayList<>();
        for (int row = 0; row < view.rows(); row++) {
            rows.add(chance.of("view").at(row));
        }
        if (deviation > 0) {
            FloatBuffer into = runner.noise();
            int each = view.shape().length() / view.rows();
            rows.forEach(row -> noise.write(into, each, row.of("noise").bits()));
        }
        Map<String, Tensor> feeds = transformation.feeds(view, PROGRESS, rows);
        drawn.add(feeds);
        runner.run(numbers, feeds, false, Cancellation.NEVER);
        if (importance.length > 0) {
            addImportance(runner.slopeOfPictures());
        }
    }

    private void addImportance(float[] slopes) {
        int places = view.canvas().height() * view.canvas().width();
        for (int i = 0; i < slopes.length; i++) {
            importance[i % places] += Math.abs(slopes[i]);
        }
    }

    @Override
    public void close() {
        runner.close();
    }
}
