package org.vizsla.optimize.visualize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.random.Chance;
import org.vizsla.models.Model;
import org.vizsla.models.input.ImageSize;
import org.vizsla.optimize.visualize.kept.KeptStates;
import org.vizsla.optimize.visualize.kept.StateReader;
import org.vizsla.optimize.visualize.kept.StateWriter;
import org.vizsla.optimize.visualize.objective.FeatureObjective;
import org.vizsla.optimize.visualize.parameterization.Canvas;
import org.vizsla.optimize.visualize.parameterization.Painting;
import org.vizsla.optimize.visualize.regularization.AfterStep;
import org.vizsla.optimize.visualize.step.Noise;
import org.vizsla.optimize.visualize.step.StepGraph;
import org.vizsla.optimize.visualize.step.StepRequest;
import org.vizsla.optimize.visualize.step.StepRunner;
import org.vizsla.optimize.visualize.transformation.Transformation;
import org.vizsla.optimize.visualize.transformation.View;
import org.vizsla.optimize.visualize.transformation.Whole;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;
import org.vizsla.runtime.Session;

/** Pictures that are optimized together. */
final class PictureGroup implements AutoCloseable {
    /** What came out. */
    record Outcome(List<VisualizedFeature> features, boolean complete) {
        Outcome {
            features = List.copyOf(features);
        }
    }

    private final VisualizationRequest request;
    private final VisualizationSettings settings;
    private final Layers layers;
    private final RunPlan plan;
    private final int first;
    private final List<FeatureObjective> objectives;
    private final View view;
    private final View seen;
    private final Painting painting;
    private final Transformation transformation;
    private final Chance chance;
    private final Noise noise;
    private final StepRunner runner;
    private final AfterStep after;
    private final GroupState state;

    /**
     * Compiles the steps of some pictures.
     *
     * @param first the number of the first of them in the request
     */
    PictureGroup(VisualizationRequest request, Layers layers, RunPlan plan, int first, int count) {
        Model model = request.model();
        this.request = request;
        this.settings = request.settings();
        this.layers = layers;
        this.plan = plan;
        this.first = first;
        this.objectives = request.objectives().subList(first, first + count);
        Canvas canvas = settings.canvas(model.channels(), model.height(), model.width());
        this.view = new View(canvas, new ImageSize(model.height(), model.width()), count, plan.views());
        this.painting = settings.painting(canvas, request.spectrum());
        this.transformation = settings.transformation();
        this.chance = new Chance(request.seed());
        this.noise = new Noise(settings.noise(), chance.of("noise"));
        StepRequest step = step(transformation, settings.noise() > 0);
        this.seen = step.seen();
        this.runner = new StepRunner(step, request.session());
        int each = painting.parameterization().shape(1, canvas).length();
        float[] numbers = new float[count * each];
        for (int picture = 0; picture < count; picture++) {
            float[] initial = initial(picture, canvas);
            System.arraycopy(initial, 0, numbers, picture * each, each);
        }
        this.after = new AfterStep(settings.regularization(), canvas);
        int frames = Math.max(0, request.frames() - 1);
        this.state = new GroupState(
                settings, canvas, count, numbers, frames, settings.crops().on());
    }

    private float[] initial(int picture, Canvas canvas) {
        return request.start()
                .map(painting::of)
                .orElseGet(() -> painting.parameterization().initial(canvas, of(picture, "initial", 0)));
    }

    private StepRequest step(Transformation seen, boolean noisy) {
        return new StepRequest(
                layers,
                request.preprocessing().normalization(),
                painting,
                seen,
                view,
                request.reference(),
                objectives,
                noisy,
                settings.regularization(),
                settings.diversity(),
                comparedIn(),
                settings.crops().on());
    }

    /** The layer in which pictures are compared. */
    private String comparedIn() {
        if (!settings.diversityLayer().isEmpty()) {
            return settings.diversityLayer();
        }
        return objectives
                .get(0)
                .layerName()
                .orElseGet(() -> settings.diversity() > 0 ? layers.automatic().name() : "");
    }

    /** The random numbers of one picture, whatever the group that it is in. */
    private Chance of(int picture, String purpose, int step) {
        return chance.of("picture").at(first + picture).of(purpose).at(step);
    }

    /**
     * Takes all steps, or those until it is cancelled; empty if that was before the first.
     *
     * @param kept where the state is that it goes on with, and where its own is kept
     */
    Optional<Outcome> optimize(KeptStates kept, VisualizationListener listener, Cancellation cancellation) {
        kept.read(first).ifPresent(this::resume);
        int before = state.taken();
        IntStream.range(0, before > 0 ? view.pictures() : 0)
                .forEach(picture -> listener.resumed(first + picture, before));
        long last = System.nanoTime();
        try {
            while (state.taken() < settings.steps()) {
                cancellation.check();
                step(listener, cancellation);
                if (System.nanoTime() - last >= kept.interval().toNanos()) {
                    keep(kept);
                    last = System.nanoTime();
                }
            }
        } catch (CancelledException e) {
            if (state.taken() == 0) {
                return Optional.empty();
            }
        }
        if (state.taken() > before) {
            keep(kept);
        }
        return Optional.of(new Outcome(features(), state.taken() == settings.steps()));
    }

    private void resume(StateReader reader) {
        state.carry(reader);
        reader.end();
    }

    private void keep(KeptStates kept) {
        if (state.isKept()) {
            StateWriter writer = new StateWriter();
            state.carry(writer);
            kept.write(first, writer.state());
        }
    }

    private void step(VisualizationListener listener, Cancellation cancellation) {
        float[] slope = slope(listener, cancellation);
        if (isFrame()) {
            state.keepFrame(runner.paint(state.numbers()));
        }
        state.move(slope);
        after.apply(state.numbers(), slope, state.taken());
        state.end();
    }

    private boolean isFrame() {
        int taken = state.taken();
        long before = request.frames() - 1L;
        return before > 0
                && (taken == 0 || taken * before / settings.steps() != (taken - 1) * before / settings.steps());
    }

    private static Tensor copy(Tensor pictures, int picture) {
        Tensor one = pictures.rows(picture, 1);
        return Tensor.ofFloats(one.shape(), one.floats());
    }

    /** The gradient of a step, averaged over its runs. */
    private float[] slope(VisualizationListener listener, Cancellation cancellation) {
        int taken = state.taken();
        float[] numbers = state.numbers();
        float[] mattered = state.importance().clone();
        double progress = settings.steps() == 1 ? 0 : (double) taken / (settings.steps() - 1);
        boolean letThrough = settings.redirectedSteps() > 0 && (taken < settings.redirectedSteps() || state.isSilent());
        float[] slope = new float[numbers.length];
        double[] values = new double[view.pictures()];
        for (int run = 0; run < plan.runs(); run++) {
            List<Chance> rows = rows(run);
            runner.run(numbers, feeds(progress, rows), letThrough, cancellation);
            float[] one = runner.slope();
            for (int i = 0; i < slope.length; i++) {
                slope[i] += one[i] / plan.runs();
            }
            float[] seen = runner.values();
            for (int row = 0; row < seen.length; row++) {
                values[row / view.views()] += seen[row] / (view.views() * (double) plan.runs());
            }
            addImportance(mattered);
        }
        state.found(values, mattered);
        for (int picture = 0; picture < values.length; picture++) {
            listener.stepped(first + picture, taken, values[picture]);
        }
        return slope;
    }

    private List<Chance> rows(int run) {
        List<Chance> rows = new ArrayList<>();
        for (int row = 0; row < view.rows(); row++) {
            int number = run * view.views() + row % view.views();
            rows.add(of(row / view.views(), "step", state.taken()).of("view").at(number));
        }
        if (request.reference().isPresent()) {
            rows.addAll(List.copyOf(rows));
        }
        return rows;
    }

    private Map<String, Tensor> feeds(double progress, List<Chance> rows) {
        if (settings.noise() > 0) {
            var into = runner.noise();
            int each = view.shape().length() / view.rows();
            rows.forEach(row -> noise.write(into, each, row.of("noise").bits()));
        }
        return transformation.feeds(seen, progress, rows);
    }

    private void addImportance(float[] importance) {
        if (importance.length == 0) {
            return;
        }
        float[] slopes = runner.slopeOfPictures();
        int places = view.canvas().height() * view.canvas().width();
        int each = view.canvas().values();
        for (int i = 0; i < slopes.length; i++) {
            importance[i / each * places + i % places] += Math.abs(slopes[i]);
        }
    }

    private List<VisualizedFeature> features() {
        Tensor pictures = runner.paint(settings.best() ? state.best() : state.numbers());
        Model model = request.model();
        Tensors judged = judge(pictures);
        List<VisualizedFeature> features = new ArrayList<>();
        for (int picture = 0; picture < view.pictures(); picture++) {
            int row = picture * view.views();
            List<Float> scores = new ArrayList<>();
            for (float score : judged.get(model.scores()).rows(row, 1).floats()) {
                scores.add(score);
            }
            features.add(new VisualizedFeature(
                    objectives.get(picture),
                    pictures.rows(picture, 1),
                    importance(picture),
                    state.curve(picture),
                    settings.best() ? state.bestStep(picture) : state.taken(),
                    judged.get(StepGraph.VALUES).floats()[row],
                    frames(picture, pictures),
                    scores));
        }
        return features;
    }

    private List<Tensor> frames(int picture, Tensor pictures) {
        List<Tensor> frames = new ArrayList<>(state.frames(picture));
        if (request.frames() > 0) {
            frames.add(copy(pictures, picture));
        }
        return frames;
    }

    private Tensors judge(Tensor pictures) {
        try (Session judge = Session.open(StepGraph.ofPictures(step(new Whole(), false)), request.session())) {
            return judge.run(Map.of(StepGraph.PICTURES, pictures));
        }
    }

    private Optional<Tensor> importance(int picture) {
        float[] importance = state.importance();
        if (importance.length == 0) {
            return Optional.empty();
        }
        int height = view.canvas().height();
        int width = view.canvas().width();
        int places = height * width;
        return Optional.of(Tensor.ofFloats(
                Shape.of(1, 1, height, width),
                Arrays.copyOfRange(importance, picture * places, (picture + 1) * places)));
    }

    @Override
    public void close() {
        runner.close();
    }
}
