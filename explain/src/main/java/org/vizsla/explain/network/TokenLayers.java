package org.vizsla.explain.network;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.graph.analysis.Reachability;
import org.vizsla.graph.op.Axes;
import org.vizsla.graph.op.Operator;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;
import org.vizsla.models.Model;

/**
 * The token layers {@code [N, T, C]} of a network, seen as maps. Their positions are those that {@link TokenGrids} follows, or those of the feature map they are made
 * from: as many as tokens, or fewer if there are others, of the class or registers, which a concatenation puts before or after them.
 */
final class TokenLayers {
    private final Model model;
    private final Graph graph;
    private final FeatureMaps maps;
    private final TokenGrids grids;

    TokenLayers(Model model, FeatureMaps maps, TokenGrids grids) {
        this.model = model;
        this.maps = maps;
        this.grids = grids;
        this.graph = model.graph();
    }

    /**
     * A layer as a map.
     *
     * @throws NotApplicableException if its positions cannot be determined; the message says why
     */
    Tokens of(Layer layer) {
        return seen(layer).orElseThrow(() -> new NotApplicableException(reason(layer)));
    }

    private Optional<Tokens> seen(Layer layer) {
        if (!areTokens(layer.value())) {
            return Optional.empty();
        }
        TokenGrids.Grid grid = grids.of(layer.value());
        if (grid != null && grid.isOfTokens()) {
            return Optional.of(new Tokens(layer, 0, Math.toIntExact(grid.height()), Math.toIntExact(grid.width())));
        }
        long tokens = layer.shape().size(1);
        List<String> before = mapsBefore(layer);
        for (int i = before.size() - 1; i >= 0; i--) {
            String map = before.get(i);
            long places = maps.places(map);
            int first = places == tokens ? 0 : firstPatch(map, layer);
            if (first >= 0) {
                return Optional.of(new Tokens(layer, first, height(map), width(map)));
            }
        }
        return Optional.empty();
    }

    private String reason(Layer layer) {
        String start = "layer '" + layer.name() + "' is " + layer.shape() + ", ";
        if (!areTokens(layer.value())) {
            return start + "neither a feature map [N, C, h, w] nor tokens [N, T, C]";
        }
        List<String> before = mapsBefore(layer);
        if (before.isEmpty()) {
            return start + "and the places of its tokens are unknown: no feature map [N, C, h, w] is before it";
        }
        String map = before.get(before.size() - 1);
        long tokens = layer.shape().size(1);
        String places = "the feature map '" + map + "' before it has " + height(map) + " x " + width(map) + " places";
        return maps.places(map) + 1 == tokens
                ? start + "and which of its tokens is the class's is unknown: " + places
                : start + "and the places of its " + tokens + " tokens are unknown: " + places
                        + ", and no concatenation joins as many tokens with others";
    }

    private List<String> mapsBefore(Layer layer) {
        Set<String> before = Reachability.to(graph, layer.value());
        return maps.all().stream().filter(before::contains).toList();
    }

    private int height(String map) {
        return Math.toIntExact(maps.size(map, 2));
    }

    private int width(String map) {
        return Math.toIntExact(maps.size(map, 3));
    }

    /** The index of the first patch's token if a concatenation joins those of a map with others, or -1. */
    private int firstPatch(String map, Layer layer) {
        Set<String> after = Reachability.from(graph, map);
        Set<String> before = Reachability.to(graph, layer.value());
        for (Node node : graph.nodes()) {
            String joined = node.outputs().get(0);
            if (node.is("Concat")
                    && before.contains(joined)
                    && tokens(joined) == layer.shape().size(1)
                    && joinsOneMap(node)) {
                int first = 0;
                for (String part : node.inputs()) {
                    if (after.contains(part) && tokens(part) == maps.places(map)) {
                        return first;
                    }
                    first += tokens(part);
                }
            }
        }
        return -1;
    }

    /** Whether no more than one part of a concatenation has as many tokens as a feature map before it has places: several scales are not one map. */
    private boolean joinsOneMap(Node concatenation) {
        return concatenation.inputs().stream()
                        .filter(part -> tokens(part) > 1)
                        .filter(part -> {
                            Set<String> before = Reachability.to(graph, part);
                            return maps.all().stream()
                                    .anyMatch(map -> before.contains(map) && maps.places(map) == tokens(part));
                        })
                        .count()
                <= 1;
    }

    private int tokens(String value) {
        Shape shape = graph.shape(value);
        return shape == null || shape.rank() != 3 ? 0 : shape.length(1);
    }

    /** Whether a value is {@code [N, T, C]}, rather than a feature map with its positions flattened, {@code [N, C, h w]}. */
    private boolean areTokens(String value) {
        Shape shape = graph.shape(value);
        Shape pictures = graph.shape(model.input());
        if (shape == null || pictures == null || shape.rank() != 3 || shape.size(0) != pictures.size(0)) {
            return false;
        }
        Node node = graph.producer(value);
        Shape from =
                node == null || !relays(node) ? null : graph.shape(node.inputs().get(0));
        boolean rowsOfMap = from != null && from.rank() == 4 && from.size(1) == shape.size(1) && isMap(node);
        return shape.size(1) > 1 && shape.size(2) > 0 && !rowsOfMap;
    }

    /** Whether a node changes only the layout of values, not the values themselves. */
    private static boolean relays(Node node) {
        Operator operator = OperatorTraits.of(node);
        return operator.has(Trait.RELAYS) || operator.has(Axes.PERMUTED);
    }

    private boolean isMap(@Nullable Node node) {
        return node != null && maps.all().contains(node.inputs().get(0));
    }

    /**
     * The tokens that the last attention before the scores looks at: their products with weights are its queries, keys and values. In the last block of a vision
     * transformer this is the first normalization. Later values reach the scores through the class token alone, if there is one.
     *
     * @return a value that can be seen as a map, or null if there are none or several
     */
    @Nullable
    String attended() {
        Set<String> dependent = Reachability.from(graph, model.input());
        Set<String> needed = Reachability.to(graph, model.scores());
        List<Node> nodes = graph.nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (FeatureMaps.isAttention(node, dependent)
                    && needed.contains(node.outputs().get(0))) {
                List<String> seen = weighed(i, dependent).stream()
                        .filter(this::areTokens)
                        .filter(value -> seen(layer(value)).isPresent())
                        .toList();
                return seen.size() == 1 ? seen.get(0) : null;
            }
        }
        return null;
    }

    /**
     * The last tokens behind all attention, which a head averages, of a network that merges patches, or null. Every place counts there, for there is no class token.
     */
    @Nullable
    String mergedBehindAttention() {
        if (!grids.merge()) {
            return null;
        }
        Set<String> needed = Reachability.to(graph, model.scores());
        List<Node> nodes = graph.nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            String value = nodes.get(i).outputs().get(0);
            TokenGrids.Grid grid = grids.of(value);
            if (grid != null
                    && grid.isOfTokens()
                    && needed.contains(value)
                    && !relays(nodes.get(i))
                    && FeatureMaps.weightsFollow(graph, value)) {
                return FeatureMaps.attentionFollows(graph, value) ? null : value;
            }
        }
        return null;
    }

    /** Whether a value is tokens whose places {@link TokenGrids} follows, computed and not only rearranged. */
    boolean areMap(String value) {
        TokenGrids.Grid grid = grids.of(value);
        Node node = graph.producer(value);
        return grid != null && grid.isOfTokens() && node != null && !relays(node);
    }

    private Layer layer(String value) {
        return new Layer(value, value, Objects.requireNonNull(graph.shape(value)));
    }

    /** The values last multiplied by weights on the way to a node. */
    private Set<String> weighed(int place, Set<String> dependent) {
        Set<String> open = new HashSet<>(graph.nodes().get(place).inputs());
        Set<String> found = new LinkedHashSet<>();
        for (int i = place - 1; i >= 0; i--) {
            Node node = graph.nodes().get(i);
            if (node.outputs().stream().anyMatch(open::contains)) {
                boolean weighs = OperatorTraits.of(node).has(Trait.WEIGHS)
                        && node.inputs().stream().anyMatch(graph.initializers()::containsKey);
                for (String input : node.inputs()) {
                    if (dependent.contains(input) && isReal(input)) {
                        if (weighs) {
                            found.add(tokensOf(input));
                        } else {
                            open.add(input);
                        }
                    }
                }
            }
        }
        return found;
    }

    private boolean isReal(String value) {
        Value known = graph.value(value);
        return known != null && known.type().isFloating();
    }

    /** The tokens that a value rearranges, or the value itself if it rearranges none. */
    private String tokensOf(String value) {
        String at = value;
        while (!areTokens(at)) {
            Node node = graph.producer(at);
            if (node == null || !relays(node)) {
                return value;
            }
            at = node.inputs().get(0);
        }
        return at;
    }
}
