package org.vizsla.serve.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vizsla.explain.Target;
import org.vizsla.serve.shelf.OpenNetwork;

/** The command that makes the same map, with files by the names that they were given under. */
record CommandWords(Ask ask, OpenNetwork network, String picture, Target target, Map<String, String> parameters) {
    String text() {
        List<String> words = new ArrayList<>(List.of("vizsla", "explain", picture, "--model", model()));
        if (target instanceof Target.OfClass known) {
            words.addAll(List.of("--target", Integer.toString(known.index())));
        }
        ask.against().ifPresent(rival -> words.addAll(List.of("--against", Integer.toString(rival))));
        String method = ask.method().name();
        words.addAll(List.of("--method", method));
        parameters.forEach((name, value) -> words.addAll(List.of("--set", method + "." + name + "=" + value)));
        ask.of()
                .preprocessing()
                .ifPresent(asked -> asked.texts().forEach((name, value) -> {
                    if (!value.equals(NetworkJson.CUSTOM)) {
                        words.addAll(List.of(name.equals("normalization") ? "--preprocessing" : "--" + name, value));
                    }
                }));
        if (ask.seed() != 0) {
            words.addAll(List.of("--seed", Long.toString(ask.seed())));
        }
        words.add("--raw");
        return words.stream().map(CommandWords::quoted).collect(Collectors.joining(" "));
    }

    private String model() {
        return switch (network.origin()) {
            case EMBEDDED, CACHED -> network.id();
            case GIVEN, UPLOADED ->
                network.model()
                        .file()
                        .map(file -> file.getFileName().toString())
                        .orElse(network.id());
        };
    }

    /** A word as a shell reads it. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
