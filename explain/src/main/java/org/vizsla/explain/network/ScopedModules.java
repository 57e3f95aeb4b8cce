package org.vizsla.explain.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.explain.network.Meaning.OneValue;
import org.vizsla.explain.network.Meaning.Refused;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Value;
import org.vizsla.graph.analysis.Reachability;
import org.vizsla.models.Model;

/**
 * The modules a network was built from, as far as its node names reveal them. A module's value is its output: the one value that nodes outside it read.
 *
 * <p>Two kinds of modules have no value for their name to mean: one that is called several times, which PyTorch's exporter shows as {@code relu_1} next to {@code
 * relu}, and a convolution with a batch normalization folded into it, whose weights the exporter renames.
 */
final class ScopedModules {
    private static final Set<String> FOLDED_INTO = Set.of("Conv", "ConvTranspose");

    private final Graph graph;
    private final Map<String, List<Node>> members = new LinkedHashMap<>();
    private final Map<String, Set<String>> leaving = new LinkedHashMap<>();
    private final Set<String> calls = new LinkedHashSet<>();
    private final Set<String> weighted = new LinkedHashSet<>();
    private final Map<String, String> merged = new LinkedHashMap<>();
    private final Map<String, String> spellings = new HashMap<>();

    ScopedModules(Model model) {
        this.graph = model.graph();
        for (String weight : graph.initializers().keySet()) {
            weighted.addAll(ModulePath.around(weight));
        }
        Set<String> pictured = Reachability.from(graph, model.input());
        Map<String, List<String>> readers = readers(model);
        for (Node node : graph.nodes()) {
            List<String> around = ModulePath.around(ModulePath.of(node));
            for (String module : around) {
                members.computeIfAbsent(module, key -> new ArrayList<>()).add(node);
            }
            if (ModulePath.isCall(node)) {
                calls.addAll(around);
            } else {
                spell(node.name());
                spell(node.outputs().get(0));
                merged.put(ModulePath.mergedInto(node), node.outputs().get(0));
            }
            for (String output : node.outputs()) {
                if (pictured.contains(output) && isFloating(output)) {
                    leave(around, output, readers.getOrDefault(output, List.of()));
                }
            }
        }
    }

    private void spell(String name) {
        for (int end = name.indexOf('/'); end > 0; end = name.indexOf('/', end + 1)) {
            String spelled = name.substring(0, end);
            spellings.putIfAbsent(ModulePath.plain(spelled), spelled);
        }
    }

    /** A module's path, with the exporter's separators. */
    String spelled(String module) {
        return spellings.getOrDefault(module, module);
    }

    /** The modules of the nodes that read a value; the network itself reads its outputs. */
    private static Map<String, List<String>> readers(Model model) {
        Map<String, List<String>> readers = new LinkedHashMap<>();
        for (Node node : model.graph().nodes()) {
            String path = ModulePath.of(node);
            for (String input : node.reads()) {
                readers.computeIfAbsent(input, key -> new ArrayList<>()).add(path);
            }
        }
        for (String output : model.graph().outputs()) {
            readers.computeIfAbsent(output, key -> new ArrayList<>()).add("");
        }
        return readers;
    }

    private boolean isFloating(String value) {
        Value known = graph.value(value);
        return known == null || known.type() == DataType.FLOAT32;
    }

    private void leave(List<String> modules, String value, List<String> readers) {
        for (int i = modules.size() - 1; i >= 0; i--) {
            String module = modules.get(i);
            if (readers.stream().allMatch(reader -> ModulePath.isIn(reader, module))) {
                return;
            }
            leaving.computeIfAbsent(module, key -> new LinkedHashSet<>()).add(value);
        }
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(leaving.keySet());
        names.addAll(merged.keySet());
        names.remove("");
        return names;
    }

    /** The meaning of a module's path, or null if there is no such module. */
    @Nullable
    Meaning meaning(String module) {
        Set<String> values = leaving.get(module);
        if (values == null) {
            String value = merged.get(module);
            return value == null ? null : mergedIn(value);
        }
        List<String> calls = callsBeside(module);
        if (!calls.isEmpty()) {
            List<String> candidates = new ArrayList<>(values);
            candidates.addAll(calls);
            return new Refused("is called " + (calls.size() + 1) + " times:", candidates, "name one call");
        }
        if (values.size() > 1) {
            return new Refused("hands on " + values.size() + " values:", List.copyOf(values), "name one of them");
        }
        String value = values.iterator().next();
        return isMerged(module, value) ? mergedIn(value) : new OneValue(value);
    }

    private static Refused mergedIn(String value) {
        return new Refused(
                "is merged with what follows it, such as a batch normalization; together they give",
                List.of(value),
                "name that value, or a layer behind it");
    }

    /** Whether a path is that of a later call of a module that has another path. */
    boolean isLaterCall(String module) {
        return !firstCall(module).equals(module);
    }

    private String firstCall(String module) {
        for (String around : ModulePath.around(module)) {
            int end = around.lastIndexOf('_');
            if (end > 0
                    && ModulePath.isNumber(around.substring(end + 1))
                    && laterCalls(around.substring(0, end)).contains(around)) {
                return firstCall(around.substring(0, end) + module.substring(around.length()));
            }
        }
        return module;
    }

    /** The same module in later calls of itself or of a module around it. */
    private List<String> callsBeside(String module) {
        List<String> beside = new ArrayList<>();
        for (String around : ModulePath.around(module)) {
            for (String call : laterCalls(around)) {
                String other = call + module.substring(around.length());
                if (leaving.containsKey(other)) {
                    beside.add(other);
                }
            }
        }
        return beside;
    }

    /** {@code relu_1} and {@code relu_2} next to {@code relu}, without weights of these names. */
    private List<String> laterCalls(String module) {
        List<String> later = new ArrayList<>();
        String next = module + "_1";
        while (calls.contains(module) && calls.contains(next) && !weighted.contains(next)) {
            later.add(next);
            next = module + "_" + (later.size() + 1);
        }
        return later;
    }

    /** Whether a value is that of a convolution with another module folded into it, so that a module may end between the two. */
    private boolean isMerged(String module, String value) {
        Node node = graph.producer(value);
        if (node == null || !isFoldedInto(node)) {
            return false;
        }
        String path = ModulePath.of(node);
        boolean holdsBoth =
                members.getOrDefault(module, List.of()).size() > 1 || ModulePath.isNumber(ModulePath.last(path));
        return path.equals(module) || !holdsBoth;
    }

    private boolean isFoldedInto(Node node) {
        if (!FOLDED_INTO.contains(node.operator()) || !ModulePath.isCall(node)) {
            return false;
        }
        String path = ModulePath.of(node);
        return node.inputs().stream()
                .skip(1)
                .filter(graph.initializers()::containsKey)
                .anyMatch(weight -> !ModulePath.isIn(weight, path) && !ModulePath.isIn(weight, firstCall(path)));
    }
}
