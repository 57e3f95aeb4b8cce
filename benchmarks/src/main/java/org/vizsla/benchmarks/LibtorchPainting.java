package org.vizsla.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.function.DoubleBinaryOperator;
import org.vizsla.optimize.visualize.Preset;
import org.vizsla.optimize.visualize.parameterization.Canvas;
import org.vizsla.optimize.visualize.parameterization.Spectrum;

/** Pictures as a user of PyTorch paints them, with its fast Fourier transform: coefficients divided by their frequency (Lucid), or phases under fixed magnitudes (MACO). */
final class LibtorchPainting implements AutoCloseable {
    private static final String COEFFICIENTS = """
            coefficients = torch.view_as_complex(torch.mul(numbers, strength))
            raw = torch.fft_irfft2(coefficients, [%d, %d])
            """;
    private static final String PHASES = """
            centred = torch.sub(numbers, torch.mean(numbers, [1, 2, 3], True))
            deviation = torch.sqrt(torch.mean(torch.mul(centred, centred), [1, 2, 3], True))
            phase = torch.div(centred, torch.add(deviation, 1e-05))
            picture = torch.fft_irfft2(torch.polar(strength, phase), [%d, %d])
            middle = torch.sub(picture, torch.mean(picture, [1, 2, 3], True))
            contrast = torch.sqrt(torch.mean(torch.mul(middle, middle), [1, 2, 3], True))
            raw = torch.div(middle, torch.add(contrast, 1e-05))
            """;
    private static final String COLOURS = """
            mixed = torch.matmul(colours, torch.flatten(raw, 2))
            return torch.view(torch.sigmoid(mixed), [-1, 3, %d, %d])
            """;
    private static final float[] AXES = {0.26f, 0.09f, 0.02f, 0.27f, 0.00f, -0.05f, 0.27f, -0.09f, 0.03f};
    private static final double LONGEST = Math.sqrt(0.26 * 0.26 + 0.27 * 0.27 + 0.27 * 0.27);

    private final Canvas canvas;
    private final int half;
    private final boolean phases;
    private final NDArray strength;
    private final NDArray colours;
    private final LibtorchScript script;

    LibtorchPainting(NDManager manager, Preset preset, Canvas canvas) throws IOException {
        this.canvas = canvas;
        this.half = canvas.width() / 2 + 1;
        this.phases = preset == Preset.MACO;
        this.strength = phases ? magnitudes(manager) : scale(manager);
        this.colours = manager.create(AXES, new Shape(3, 3)).div(LONGEST);
        String code = (phases ? PHASES : COEFFICIENTS) + COLOURS;
        int height = canvas.height();
        int width = canvas.width();
        this.script =
                new LibtorchScript(code.formatted(height, width, height, width), "numbers", "strength", "colours");
    }

    private NDArray scale(NDManager manager) {
        double least = 1.0 / Math.max(canvas.height(), canvas.width());
        double factor = Math.sqrt((double) canvas.height() * canvas.width()) / 4;
        float[] values = new float[canvas.height() * half];
        write(values, 0, (vertical, horizontal) -> factor / Math.max(Math.hypot(vertical, horizontal), least));
        return manager.create(values, new Shape(canvas.height(), half, 1));
    }

    private NDArray magnitudes(NDManager manager) {
        Spectrum natural = Spectrum.natural();
        float[] values = new float[3 * canvas.height() * half];
        for (int channel = 0; channel < 3; channel++) {
            int axis = channel;
            write(
                    values,
                    channel,
                    (vertical, horizontal) ->
                            vertical == 0 && horizontal == 0 ? 0 : natural.magnitude(axis, vertical, horizontal));
        }
        return manager.create(values, new Shape(3, canvas.height(), half));
    }

    /** Writes a function of the frequency, in cycles per pixel. */
    private void write(float[] values, int channel, DoubleBinaryOperator function) {
        int height = canvas.height();
        for (int i = 0; i < height * half; i++) {
            int k = i / half;
            double vertical = (2 * k < height ? k : k - height) / (double) height;
            values[channel * height * half + i] =
                    (float) function.applyAsDouble(vertical, (double) (i % half) / canvas.width());
        }
    }

    /** {@code [N, 3, H, W]} of some numbers. */
    NDArray pictures(NDArray numbers) {
        return script.apply(numbers, strength, colours);
    }

    /** Numbers in PyTorch's order, {@code [N, 3, H, W/2+1]}, with pairs behind if these are coefficients, of numbers in Vizsla's. */
    NDArray theirs(NDManager manager, float[] ours) {
        int height = canvas.height();
        if (phases) {
            return manager.create(ours, new Shape(ours.length / (3 * height * half), 3, height, half));
        }
        NDArray apart = manager.create(ours, new Shape(ours.length / (6 * height * half), 3, 2, height, half));
        NDArray paired = apart.transpose(0, 1, 3, 4, 2);
        return paired.flatten().reshape(paired.getShape());
    }

    /** Numbers in Vizsla's order. */
    float[] ours(NDArray theirs) {
        return (phases ? theirs : theirs.transpose(0, 1, 4, 2, 3)).toFloatArray();
    }

    @Override
    public void close() {
        script.close();
    }
}
