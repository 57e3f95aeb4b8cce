package org.vizsla.explain.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.explain.network.Meaning.OneValue;
import org.vizsla.explain.network.Meaning.Refused;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.models.Model;

/**
 * The names of a network's layers.
 *
 * <p>A name is looked up as a value, then a node, then the full path of a module, then the end of exactly one path. Dots and slashes are equivalent.
 */
final class LayerNames {
    private final Graph graph;
    private final ScopedModules scoped;
    private final WeightModules weights;
    private final Map<String, List<Node>> nodes = new LinkedHashMap<>();
    private final Map<String, List<Node>> nodePaths = new LinkedHashMap<>();
    private final Map<String, List<String>> moduleEnds = new HashMap<>();
    private final Map<String, List<String>> nodeEnds = new HashMap<>();
    private final Map<String, List<String>> modulesOf = new HashMap<>();

    LayerNames(Model model) {
        graph = model.graph();
        scoped = new ScopedModules(model);
        weights = new WeightModules(graph);
        for (Node node : graph.nodes()) {
            if (!node.name().isEmpty()) {
                nodes.computeIfAbsent(node.name(), key -> new ArrayList<>()).add(node);
                nodePaths
                        .computeIfAbsent(ModulePath.plain(node.name()), key -> new ArrayList<>())
                        .add(node);
            }
        }
        nodePaths.keySet().forEach(path -> enrol(path, nodeEnds));
        for (String module : modules()) {
            enrol(module, moduleEnds);
            if (ofModule(module) instanceof OneValue one) {
                modulesOf.computeIfAbsent(one.value(), key -> new ArrayList<>()).add(module);
            }
        }
    }

    private Set<String> modules() {
        Set<String> modules = new LinkedHashSet<>(weights.names());
        modules.addAll(scoped.names());
        return modules;
    }

    private static void enrol(String path, Map<String, List<String>> ends) {
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            ends.computeIfAbsent(path.substring(dot + 1), key -> new ArrayList<>())
                    .add(path);
        }
    }

    /** The meaning of a name, or null if nothing has that name. */
    @Nullable
    Meaning meaning(String name) {
        if (graph.producer(name) != null || graph.isInput(name)) {
            return ofValue(name);
        }
        List<Node> named = nodes.get(name);
        if (named != null) {
            return ofNodes(named);
        }
        String path = ModulePath.plain(name);
        Meaning module = ofModule(path);
        if (module != null) {
            return module;
        }
        named = nodePaths.get(path);
        if (named != null) {
            return ofNodes(named);
        }
        List<String> ends = moduleEnds.get(path);
        return ends != null ? ofOne(ends) : ofOne(nodeEnds.getOrDefault(path, List.of()));
    }

    private @Nullable Meaning ofModule(String path) {
        Meaning meaning = scoped.meaning(path);
        return meaning != null ? meaning : weights.meaning(path);
    }

    /** A number that an exporter assigned to a value is not a module's name. */
    private Meaning ofValue(String value) {
        Meaning module = ModulePath.isNumber(value) ? ofModule(value) : null;
        if (module != null && !module.equals(new OneValue(value))) {
            List<String> candidates = new ArrayList<>();
            Node node = graph.producer(value);
            if (node != null && !node.name().isEmpty()) {
                candidates.add(node.name());
            }
            if (module instanceof OneValue one) {
                candidates.add(one.value());
            }
            return new Refused("is a value and a module, which are not the same:", candidates, "name one of them");
        }
        return new OneValue(value);
    }

    private static Meaning ofNodes(List<Node> named) {
        List<String> values = named.stream().map(node -> node.outputs().get(0)).toList();
        return values.size() == 1
                ? new OneValue(values.get(0))
                : new Refused("is the name of " + values.size() + " nodes, which give", values, "name one value");
    }

    private @Nullable Meaning ofOne(List<String> paths) {
        List<Meaning> meanings = new ArrayList<>();
        for (String path : paths) {
            Meaning meaning = ofModule(path);
            List<Node> named = nodePaths.get(path);
            if (meaning == null && named != null) {
                meaning = ofNodes(named);
            }
            if (meaning != null && !meanings.contains(meaning)) {
                meanings.add(meaning);
            }
        }
        if (meanings.size() <= 1) {
            return meanings.isEmpty() ? null : meanings.get(0);
        }
        return new Refused(
                "may be one of " + paths.size() + ":",
                paths.stream().map(scoped::spelled).toList(),
                "give the whole name");
    }

    /** The name users know a value by: its module's if it has one, else its node's, else its own. Looking the name up returns this value. */
    String of(String value) {
        Node node = graph.producer(value);
        if (node == null || node.name().equals(value)) {
            return value;
        }
        List<String> candidates = new ArrayList<>();
        module(value).ifPresent(module -> candidates.add(scoped.spelled(module)));
        candidates.add(node.name());
        OneValue itself = new OneValue(value);
        return candidates.stream()
                .filter(name -> itself.equals(meaning(name)))
                .findFirst()
                .orElse(value);
    }

    /** Among several modules that end in the same value, the outermost numbered one, such as {@code layer4.1}, else the innermost. */
    private Optional<String> module(String value) {
        List<String> modules = modulesOf.getOrDefault(value, List.of()).stream()
                .filter(module -> !scoped.isLaterCall(module))
                .toList();
        Comparator<String> length = Comparator.comparingInt(String::length);
        return modules.stream()
                .filter(module -> module.indexOf('.') > 0 && ModulePath.isNumber(ModulePath.last(module)))
                .min(length)
                .or(() -> modules.stream().max(length));
    }

    /** All possible names of values, the last value first, because the end of a network is looked at most often. */
    List<String> all() {
        Set<String> names = new LinkedHashSet<>(weights.names());
        for (Node node : graph.nodes()) {
            ModulePath.around(ModulePath.of(node)).forEach(module -> names.add(scoped.spelled(module)));
            names.add(node.name());
            names.addAll(node.outputs());
        }
        names.remove("");
        List<String> backwards = new ArrayList<>(names);
        Collections.reverse(backwards);
        return backwards;
    }
}
