package org.vizsla.optimize.dream;

import java.util.Arrays;
import java.util.List;
import org.vizsla.optimize.visualize.kept.KeptStates;
import org.vizsla.optimize.visualize.kept.StateStream;

/** How far a dream is: the picture at the size that is dreamt at, and how much it excited the objective so far. All else that the next step depends on follows from the request. */
final class DreamState {
    private final Raster start;
    private final DreamSettings settings;
    private final int leastHeight;
    private final int leastWidth;
    private final double[] curve;
    private Raster now;
    private int taken;

    /**
     * Before the first step.
     *
     * @param start at the size of the dream
     * @param leastHeight of any size
     * @param leastWidth of any size
     */
    DreamState(Raster start, DreamSettings settings, int leastHeight, int leastWidth) {
        this.start = start;
        this.settings = settings;
        this.leastHeight = leastHeight;
        this.leastWidth = leastWidth;
        this.curve = new double[Math.multiplyExact(settings.octaves(), settings.steps())];
        this.now = start;
    }

    /** Writes all of it into a state, or replaces it by what is in one. */
    void carry(StateStream state) {
        int before = taken;
        taken = state.number(taken, curve.length);
        state.doubles(curve, taken);
        if (taken > 0) {
            if (taken != before) {
                now = base((taken - 1) / settings.steps());
            }
            state.floats(now.values());
        }
    }

    /** Whether it can be kept, whatever step it is at. */
    boolean isKept() {
        return 4L * start.values().length + 8L * curve.length + Integer.BYTES < KeptStates.MOST_BYTES;
    }

    boolean isComplete() {
        return taken == curve.length;
    }

    /** Steps. */
    int taken() {
        return taken;
    }

    List<Double> curve() {
        return Arrays.stream(curve, 0, taken).boxed().toList();
    }

    /** The picture for the next step to move. At the first one of a size, what was dreamt at the size before is enlarged, and added to the start. */
    Raster begin() {
        if (taken % settings.steps() == 0) {
            int octave = taken / settings.steps();
            Raster base = base(octave);
            now = octave == 0 ? base : base.plus(now.minus(base(octave - 1)).resized(base.height(), base.width()));
        }
        return now;
    }

    /** Hears that the picture was moved. */
    void end(double value) {
        curve[taken] = value;
        taken++;
    }

    /** What was dreamt so far, at the dream's own size. */
    Raster picture() {
        return now.resized(start.height(), start.width());
    }

    /** The start at a size. */
    private Raster base(int octave) {
        double share = Math.pow(settings.octaveScale(), octave + 1 - settings.octaves());
        return start.resized(Math.max(leastHeight, (int) Math.round(start.height() * share)), Math.max(leastWidth, (int)
                Math.round(start.width() * share)));
    }
}
