package org.vizsla.benchmarks;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.Tensor;
import org.vizsla.models.picture.Normalization;
import org.vizsla.optimize.visualize.Preset;
import org.vizsla.optimize.visualize.VisualizationSettings;
import org.vizsla.optimize.visualize.parameterization.Canvas;
import org.vizsla.optimize.visualize.transformation.View;

/** The same step in libtorch, for a channel of SqueezeNet's {@code features.12}, as a user of PyTorch writes it: a fast Fourier transform, {@code grid_sample} with zeros beyond the edges, one backward pass. */
final class LibtorchStep implements AutoCloseable {
    private static final String SAMPLING = """
            grid = torch.affine_grid_generator(maps, [%d, %d, %d, %d], False)
            return torch.grid_sampler(pictures, grid, 0, 0, False)
            """;
    private static final double GREY = 0.5;

    private final Engine engine = Engine.getEngine("PyTorch");
    private final NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
    private final VisualizationSettings settings;
    private final View view;
    private final int channel;
    private final LibtorchLayers layers;
    private final LibtorchPainting painting;
    private final LibtorchScript sampling;
    private final LibtorchOptimizer optimizer;
    private final NDArray numbers;
    private final NDArray maps;
    private final NDArray factor;
    private final NDArray black;

    /**
     * Opens it.
     *
     * @param ours the numbers that pictures begin with, in Vizsla's order
     * @param drawn the places of all views, in parts of one picture each
     */
    LibtorchStep(
            Map<String, Tensor> weights,
            Normalization normalization,
            Preset preset,
            View view,
            int channel,
            float[] ours,
            List<Map<String, Tensor>> drawn)
            throws IOException {
        this.settings = preset.settings();
        this.view = view;
        this.channel = channel;
        this.layers = LibtorchLayers.of(weights, manager);
        this.painting = new LibtorchPainting(manager, preset, view.canvas());
        String code = SAMPLING.formatted(
                view.rows(), 3, view.frame().height(), view.frame().width());
        this.sampling = new LibtorchScript(code, "pictures", "maps");
        this.numbers = painting.theirs(manager, ours);
        this.optimizer = new LibtorchOptimizer(settings, numbers);
        this.maps = manager.create(maps(view, drawn), new Shape(view.rows(), 2, 3));
        float[] factors = new float[3];
        float[] blacks = new float[3];
        for (int i = 0; i < factors.length; i++) {
            blacks[i] = (float) normalization.bound(i, false);
            factors[i] = (float) normalization.bound(i, true) - blacks[i];
        }
        this.factor = manager.create(factors, new Shape(1, 3, 1, 1));
        this.black = manager.create(blacks, new Shape(1, 3, 1, 1));
    }

    private static float[] maps(View view, List<Map<String, Tensor>> drawn) {
        View part = new View(view.canvas(), view.frame(), 1, view.rows() / drawn.size());
        float[] maps = new float[6 * view.rows()];
        for (int i = 0; i < drawn.size(); i++) {
            System.arraycopy(AffineViews.of(part, drawn.get(i)), 0, maps, i * 6 * part.rows(), 6 * part.rows());
        }
        return maps;
    }

    /** The gradient with respect to the numbers, in Vizsla's order, without noise. */
    float[] quietSlope() {
        try (NDManager pass = manager.newSubManager()) {
            return painting.ours(slope(pass, 0));
        }
    }

    /** Takes the next step; one of the numbers is returned, so that the step has finished. */
    float step() {
        try (NDManager pass = manager.newSubManager()) {
            optimizer.step(slope(pass, settings.noise()));
            return numbers.getFloat(new long[numbers.getShape().dimension()]);
        }
    }

    private Shape shape() {
        return new Shape(view.shape().sizes());
    }

    private NDArray slope(NDManager pass, double noise) {
        NDArray leaf = numbers.stopGradient();
        leaf.attach(pass);
        leaf.setRequiresGradient(true);
        try (GradientCollector collector = engine.newGradientCollector()) {
            NDArray pictures = repeated(painting.pictures(leaf).sub(GREY));
            NDArray seen = sampling.apply(pictures, maps).add(GREY);
            NDArray noisy = noise > 0 ? seen.add(pass.randomNormal(0, (float) noise, shape(), DataType.FLOAT32)) : seen;
            NDArray input = noisy.mul(factor).add(black);
            NDArray map = layers.squeezeNetFeatures(input).get(":," + channel);
            collector.backward(map.mean().mul(view.pictures()));
            return leaf.getGradient();
        }
    }

    /** Each picture as often as it is seen, without a copy of one that is alone. */
    private NDArray repeated(NDArray pictures) {
        if (view.views() == 1) {
            return pictures;
        }
        Canvas canvas = view.canvas();
        return pictures.broadcast(new Shape(view.rows(), canvas.channels(), canvas.height(), canvas.width()));
    }

    @Override
    public void close() {
        painting.close();
        sampling.close();
        manager.close();
    }
}
