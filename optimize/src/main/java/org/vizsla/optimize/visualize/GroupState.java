package org.vizsla.optimize.visualize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.optimize.visualize.kept.KeptStates;
import org.vizsla.optimize.visualize.kept.StateStream;
import org.vizsla.optimize.visualize.optimizer.Optimizer;
import org.vizsla.optimize.visualize.parameterization.Canvas;

/** How far pictures are that are optimized together: all that the next step depends on, but for what follows from the request; and what is told about the steps at the end. */
final class GroupState {
    private final Canvas canvas;
    private final int most;
    private final float[] numbers;
    private final Optimizer optimizer;
    private final float[] best;
    private final float[] bestValues;
    private final int[] bestSteps;
    private final double[][] curves;
    private final List<List<byte[]>> frames = new ArrayList<>();
    private float[] importance;
    private int taken;

    /**
     * Before the first step.
     *
     * @param numbers of all pictures
     * @param importance whether it is added up
     */
    GroupState(
            VisualizationSettings settings,
            Canvas canvas,
            int pictures,
            float[] numbers,
            int most,
            boolean importance) {
        this.canvas = canvas;
        this.most = most;
        this.numbers = numbers;
        this.optimizer = settings.optimizer().create(numbers.length, settings.learningRate(), settings.momentum());
        this.best = numbers.clone();
        this.bestValues = new float[pictures];
        this.bestSteps = new int[pictures];
        Arrays.fill(bestValues, Float.NEGATIVE_INFINITY);
        this.curves = new double[pictures][settings.steps()];
        for (int picture = 0; picture < pictures; picture++) {
            frames.add(new ArrayList<>());
        }
        this.importance = new float[importance ? pictures * canvas.height() * canvas.width() : 0];
    }

    /** Writes all of it into a state, or replaces it by what is in one. */
    void carry(StateStream state) {
        taken = state.number(taken, curves[0].length);
        state.floats(numbers);
        optimizer.memory().forEach(state::floats);
        optimizer.resume(taken);
        state.floats(best);
        state.floats(bestValues);
        int shown = state.number(frames.get(0).size(), most);
        for (int picture = 0; picture < curves.length; picture++) {
            bestSteps[picture] = state.number(bestSteps[picture], taken);
            state.doubles(curves[picture], taken);
            List<byte[]> of = frames.get(picture);
            for (int frame = 0; frame < shown; frame++) {
                if (frame == of.size()) {
                    of.add(new byte[canvas.values()]);
                }
                state.bytes(of.get(frame));
            }
        }
        state.floats(importance);
    }

    /** Whether it can be kept, whatever step it is at. */
    boolean isKept() {
        long floats = numbers.length * (2L + optimizer.memory().size()) + importance.length;
        long each = 8L * curves[0].length + (long) most * canvas.values() + 8;
        return 4 * floats + curves.length * each + 8 < KeptStates.MOST_BYTES;
    }

    /** Steps. */
    int taken() {
        return taken;
    }

    /** The optimized ones, of all pictures. */
    float[] numbers() {
        return numbers;
    }

    /** Those of the best step of each picture. */
    float[] best() {
        return best;
    }

    int bestStep(int picture) {
        return bestSteps[picture];
    }

    /** How much each place of each picture mattered. */
    float[] importance() {
        return importance;
    }

    List<Double> curve(int picture) {
        return Arrays.stream(curves[picture], 0, taken).boxed().toList();
    }

    /** Hears what all runs of a step found. */
    void found(double[] values, float[] mattered) {
        importance = mattered;
        int each = numbers.length / curves.length;
        for (int picture = 0; picture < curves.length; picture++) {
            curves[picture][taken] = values[picture];
            if (values[picture] > bestValues[picture]) {
                bestValues[picture] = (float) values[picture];
                bestSteps[picture] = taken;
                System.arraycopy(numbers, picture * each, best, picture * each, each);
            }
        }
    }

    /** Whether there is a picture that excited nothing at all in the last step. */
    boolean isSilent() {
        return taken > 0 && Arrays.stream(curves).anyMatch(curve -> curve[taken - 1] == 0);
    }

    /** Keeps the pictures before a step, {@code [pictures, C, H, W]}, in 255 levels. */
    void keepFrame(Tensor pictures) {
        for (int picture = 0; picture < curves.length; picture++) {
            float[] values = pictures.rows(picture, 1).floats();
            byte[] levels = new byte[values.length];
            for (int i = 0; i < levels.length; i++) {
                levels[i] = (byte) Math.round(255 * values[i]);
            }
            frames.get(picture).add(levels);
        }
    }

    /** The kept pictures of one, each {@code [1, C, H, W]}. */
    List<Tensor> frames(int picture) {
        Shape shape = Shape.of(1, canvas.channels(), canvas.height(), canvas.width());
        return frames.get(picture).stream().map(levels -> tensor(shape, levels)).toList();
    }

    private static Tensor tensor(Shape shape, byte[] levels) {
        float[] values = new float[levels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (levels[i] & 0xff) / 255f;
        }
        return Tensor.ofFloats(shape, values);
    }

    /** Moves all pictures; the step is taken once {@link #end} is called. */
    void move(float[] slope) {
        optimizer.step(numbers, slope);
    }

    /** Ends a step. */
    void end() {
        taken++;
    }
}
