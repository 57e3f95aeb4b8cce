package org.vizsla.models.input;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.Value;
import org.vizsla.graph.suggestion.Setting;

/**
 * How a network takes images.
 *
 * @param form of its own input, before its import made it uniform
 * @param assumptions what is assumed about images
 */
public record Intake(InputForm form, List<Assumption> assumptions) {
    public Intake {
        assumptions = List.copyOf(assumptions);
    }

    /** The intake of a network whose input is float32 {@code [N, C, H, W]}, of which nothing is assumed. */
    public static Intake plain(Value input) {
        return new Intake(InputForm.plain(input), List.of());
    }

    /** The same with another assumption. */
    public Intake assuming(Assumption assumption) {
        return assuming(List.of(assumption));
    }

    /** The same with other assumptions. */
    public Intake assuming(List<Assumption> others) {
        List<Assumption> all = new ArrayList<>(assumptions);
        all.addAll(others);
        return new Intake(form, all);
    }

    /** The same without the assumptions that this setting replaces. */
    public Intake without(Setting given) {
        return new Intake(
                form,
                assumptions.stream()
                        .filter(assumption ->
                                assumption.setting().filter(given::equals).isEmpty())
                        .toList());
    }
}
