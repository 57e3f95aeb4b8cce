package org.vizsla.report.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.loop.BlurCopies;
import org.vizsla.explain.loop.Copies;
import org.vizsla.explain.loop.Loop;
import org.vizsla.explain.loop.MaskCopies;
import org.vizsla.explain.loop.NoiseCopies;
import org.vizsla.explain.loop.NoisyPathCopies;
import org.vizsla.explain.loop.Outcome;
import org.vizsla.explain.loop.PathCopies;
import org.vizsla.explain.loop.WindowCopies;

/** A loop as an exported explainer describes it. */
final class LoopJson {
    private static final String KIND = "kind";
    private static final String BASELINE = "baseline";
    private static final String SAMPLES = "samples";
    private static final String NOISE = "noise";

    private LoopJson() {}

    static Map<String, Object> of(Loop loop) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("copies", copies(loop.copies()));
        map.put("value", loop.value());
        map.put("outcome", loop.outcome().name().toLowerCase(Locale.ROOT));
        return map;
    }

    private static Map<String, Object> copies(Copies copies) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (copies instanceof PathCopies path) {
            map.put(KIND, "path");
            map.put(
                    "points",
                    path.points().stream()
                            .map(point -> List.of(point.alpha(), point.weight()))
                            .toList());
            map.put("difference", path.difference());
            map.put(BASELINE, path.baseline().toString());
        } else if (copies instanceof NoiseCopies noise) {
            map.put(KIND, NOISE);
            map.put(SAMPLES, noise.samples());
            map.put(NOISE, noise.noise());
        } else if (copies instanceof NoisyPathCopies noisy) {
            map.put(KIND, "noisy_path");
            map.put(SAMPLES, noisy.samples());
            map.put(NOISE, noisy.noise());
            map.put(BASELINE, noisy.baseline().toString());
        } else if (copies instanceof BlurCopies blur) {
            map.put(KIND, "blur");
            map.put("steps", blur.steps());
            map.put("most", blur.most());
        } else if (copies instanceof MaskCopies masks) {
            map.put(KIND, "masks");
            map.put("masks", masks.masks());
            map.put("cells", masks.cells());
            map.put("keep", masks.keep());
            map.put(BASELINE, masks.baseline().toString());
        } else if (copies instanceof WindowCopies windows) {
            map.put(KIND, "windows");
            map.put("window", windows.window());
            map.put("stride", windows.stride());
            map.put(BASELINE, windows.baseline().toString());
        }
        return map;
    }

    /**
     * Reads a loop.
     *
     * @throws ClassCastException if something is of another type
     * @throws NullPointerException if something is missing
     * @throws IllegalArgumentException if a value is not valid
     */
    static Loop read(Map<?, ?> map, List<String> layers) {
        String value = (String) Objects.requireNonNull(map.get("value"));
        String outcome = (String) Objects.requireNonNull(map.get("outcome"));
        return new Loop(
                copies((Map<?, ?>) Objects.requireNonNull(map.get("copies"))),
                value,
                value,
                Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                layers);
    }

    private static Copies copies(Map<?, ?> map) {
        String kind = (String) Objects.requireNonNull(map.get(KIND));
        return switch (kind) {
            case "path" ->
                new PathCopies(
                        ((List<?>) Objects.requireNonNull(map.get("points")))
                                .stream().map(LoopJson::point).toList(),
                        (Boolean) Objects.requireNonNull(map.get("difference")),
                        baseline(map));
            case "noise" -> new NoiseCopies(whole(map, SAMPLES), real(map, NOISE));
            case "noisy_path" -> new NoisyPathCopies(whole(map, SAMPLES), real(map, NOISE), baseline(map));
            case "blur" -> new BlurCopies(whole(map, "steps"), real(map, "most"));
            case "masks" -> new MaskCopies(whole(map, "masks"), whole(map, "cells"), real(map, "keep"), baseline(map));
            case "windows" -> new WindowCopies(whole(map, "window"), whole(map, "stride"), baseline(map));
            default -> throw new IllegalArgumentException("copies of kind " + kind);
        };
    }

    private static PathCopies.Point point(@Nullable Object value) {
        List<?> pair = (List<?>) Objects.requireNonNull(value);
        if (pair.size() != 2) {
            throw new IllegalArgumentException("a point of " + pair);
        }
        return new PathCopies.Point(real(pair.get(0)), real(pair.get(1)));
    }

    private static Baseline baseline(Map<?, ?> map) {
        return Baseline.parse((String) Objects.requireNonNull(map.get(BASELINE)));
    }

    private static int whole(Map<?, ?> map, String key) {
        return (Integer) Objects.requireNonNull(map.get(key));
    }

    private static double real(Map<?, ?> map, String key) {
        return real(map.get(key));
    }

    private static double real(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).doubleValue();
    }
}
