package org.vizsla.explain.unit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.vizsla.explain.network.Channels;
import org.vizsla.explain.network.Layers;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.explain.unit.arithmetic.Step;
import org.vizsla.explain.unit.arithmetic.Steps;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.analysis.Cuts;
import org.vizsla.graph.analysis.Reachability;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;
import org.vizsla.models.Model;

/**
 * The layers of a network that a person would look at, in their order: the last value of each convolution, pool, join or other computation with its normalization and activation. Where there are too many,
 * only those that everything passes through, such as the outputs of blocks; where these are too few, or too many as well, some of them at even distances.
 */
final class StageStrip {
    /** Fewer would not show how a network works. */
    private static final int FEW = 8;

    private final Layers layers;
    private final Model model;
    private final Graph graph;
    private final Steps steps;

    StageStrip(Layers layers, Steps steps) {
        this.layers = layers;
        this.model = layers.model();
        this.graph = model.graph();
        this.steps = steps;
    }

    /** The stages, so many at most, 2 or more. */
    List<Stage> stages(int most) {
        List<String> all = all();
        if (all.size() > most) {
            Set<String> cuts = Set.copyOf(Cuts.between(graph, model.input(), model.scores()));
            List<String> blocks = all.stream().filter(cuts::contains).toList();
            all = blocks.size() >= FEW ? blocks : all;
        }
        return spread(all, most).stream().map(this::stage).toList();
    }

    private static List<String> spread(List<String> all, int most) {
        return all.size() <= most
                ? all
                : IntStream.range(0, most)
                        .mapToObj(i -> all.get(i * (all.size() - 1) / (most - 1)))
                        .toList();
    }

    private List<String> all() {
        Set<String> computed = Reachability.from(graph, List.of(model.input()), graph::mayBeReal);
        Set<String> needed = Reachability.to(graph, model.scores());
        return graph.nodes().stream()
                .map(node -> node.outputs().get(0))
                .filter(value -> computed.contains(value) && needed.contains(value))
                .filter(value -> isStage(value) && channels(value).isPresent())
                .toList();
    }

    private boolean isStage(String value) {
        Node node = Objects.requireNonNull(graph.producer(value));
        boolean moved = OperatorTraits.of(node).has(Trait.REARRANGES)
                || OperatorTraits.of(node).has(Trait.RELAYS)
                || node.is("Pad");
        return !moved && steps.sizes().areOfEachImage(value) && !isContinued(value) && !isOfImage(value);
    }

    /** Whether a value is read by nothing but its normalization or activation. */
    private boolean isContinued(String value) {
        List<Node> readers = graph.readers(value);
        if (graph.outputs().contains(value) || readers.isEmpty() || readers.size() > 2) {
            return false;
        }
        String next = readers.get(readers.size() - 1).outputs().get(0);
        Step step = steps.of(next);
        if (readers.size() == 2) {
            return step instanceof Step.Activated gated && gated.input().equals(value);
        }
        return step instanceof Step.Relayed
                ? isContinued(next)
                : isOfOneElement(step) && steps.sizes().areOfEachImage(next);
    }

    /** Whether a value is the image, but for functions of its single values. */
    private boolean isOfImage(String value) {
        Step step = steps.of(value);
        return value.equals(model.input()) || (isOfOneElement(step) && isOfImage(inputOf(step)));
    }

    private Optional<Channels> channels(String value) {
        try {
            return Optional.of(Channels.of(layers, layers.ofValue(value)));
        } catch (NotApplicableException e) {
            return Optional.empty();
        }
    }

    private Stage stage(String value) {
        Channels channels = channels(value).orElseThrow();
        List<String> after = new ArrayList<>();
        String head = value;
        Step step = steps.of(head);
        while (isOfOneElement(step)) {
            String input = inputOf(step);
            if (!isContinued(input)) {
                break;
            }
            if (step instanceof Step.Activated activated) {
                after.add(activated.function());
            }
            head = input;
            step = steps.of(head);
        }
        Collections.reverse(after);
        return new Stage(
                channels.layer().name(),
                Objects.requireNonNull(graph.producer(head)).operator(),
                after,
                channels.count(),
                channels.height(),
                channels.width());
    }

    private static boolean isOfOneElement(Step step) {
        return step instanceof Step.Activated || step instanceof Step.Scaled || step instanceof Step.Relayed;
    }

    private static String inputOf(Step step) {
        if (step instanceof Step.Activated activated) {
            return activated.input();
        } else if (step instanceof Step.Scaled scaled) {
            return scaled.input();
        }
        return ((Step.Relayed) step).input();
    }
}
