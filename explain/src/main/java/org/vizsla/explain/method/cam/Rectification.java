package org.vizsla.explain.method.cam;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Emission;
import org.vizsla.explain.Findings;
import org.vizsla.explain.Reason;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameter;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.suggestion.Remedy;

/**
 * The end of a method that keeps only what is above zero. Where nothing is, its map is zero everywhere, and the reason is that all of it speaks against the class: this is
 * found out from the smallest and largest value before it.
 *
 * @param method whose parameter {@code relu} shows the values
 * @param meaning what values below zero mean
 */
record Rectification(String method, String meaning) {
    /** The parameter that turns it off. */
    static final String PARAMETER = "relu";

    private static final String LEAST = "least";
    private static final String MOST = "most";

    /** Of a method that weighs what it sees by a class. */
    static Rectification ofClass(String method) {
        return new Rectification(method, ": everything that the layer holds speaks against the class");
    }

    /** Of a method that knows no class. */
    static Rectification withoutClass(String method) {
        return new Rectification(method, "");
    }

    /** The parameter of a method for it. */
    static <M extends AttributionMethod> Parameter<M, Boolean> parameter(Function<M, Boolean> getter) {
        return Parameter.flag(PARAMETER, "whether to keep only what supports the class", getter);
    }

    /** The finding about the map of one image, from its values before the rectification. */
    Findings of(Tensor signed) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : signed.floats()) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return of(least, most);
    }

    /** The check that finds it out in a graph, from the maps of one or more layers before the rectification, {@code [N, 1, h, w]}. */
    Emission.Check check(ExplainerBuilder builder, List<String> signed) {
        Ops ops = builder.ops();
        Map<String, String> values = new LinkedHashMap<>();
        values.put(LEAST, extreme(ops, "Min", signed));
        values.put(MOST, extreme(ops, "Max", signed));
        return new Emission.Check(values, numbers -> of(numbers.applyAsDouble(LEAST), numbers.applyAsDouble(MOST)));
    }

    private static String extreme(Ops ops, String which, List<String> signed) {
        List<String> each = new ArrayList<>();
        for (String map : signed) {
            each.add(ops.reshape(
                    ops.op("Reduce" + which, map, ops.integers(1, 2, 3)).value(), -1));
        }
        return each.size() == 1 ? each.get(0) : ops.op(which, each).value();
    }

    private Findings of(double least, double most) {
        if (!(least < 0 && most <= 0)) {
            return Findings.NONE;
        }
        String message = String.format(
                Locale.ROOT, "before the ReLU no value is above zero (%.3g to %.3g)%s", least, most, meaning);
        return Findings.NONE.withCause(
                new Reason(message, Optional.of(new Remedy.SetParameter(method, PARAMETER, "false"))));
    }
}
