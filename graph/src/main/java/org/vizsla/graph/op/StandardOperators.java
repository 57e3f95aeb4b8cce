package org.vizsla.graph.op;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The names of all operators of the standard domain, with the operator sets that brought each one or a new version of it. */
public final class StandardOperators {
    private static final String RESOURCE = "operators.txt";

    private StandardOperators() {}

    /** The operator sets by operator, in alphabetic order; sets in ascending order. */
    public static Map<String, List<Integer>> versions() {
        Map<String, List<Integer>> versions = new TreeMap<>();
        text().lines()
                .map(line -> line.split(" "))
                .forEach(words -> versions.put(
                        words[0],
                        Arrays.stream(words).skip(1).map(Integer::valueOf).toList()));
        return Collections.unmodifiableMap(versions);
    }

    private static String text() {
        try (InputStream stream = Objects.requireNonNull(StandardOperators.class.getResourceAsStream(RESOURCE))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
