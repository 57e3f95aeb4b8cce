package org.vizsla.graph.pass;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.LimitException;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.limit.Limit;

/**
 * Makes every {@code Loop} end, also those within subgraphs: none makes more than {@link Limit#TRIPS} trips, loops within each other together.
 *
 * <p>A constant count is checked now. A count that is computed is read from a table of the numbers allowed, so that a run in which it is larger fails
 * ({@code Gather} refuses an index that is not there). A loop without a count, which ends by its condition alone, gets the limit as its count.
 */
public final class BoundLoops implements Pass {
    @Override
    public Graph apply(Graph graph) {
        return hasLoop(graph)
                ? new Rewriting(graph).rewritten(graph, 1, Map.of()).build()
                : graph;
    }

    private static boolean hasLoop(Graph graph) {
        return graph.nodes().stream()
                .anyMatch(node -> node.is("Loop")
                        || node.attributes().values().stream()
                                .anyMatch(attribute ->
                                        attribute instanceof Attribute.OfGraph inner && hasLoop(inner.value())));
    }

    /** One graph with its subgraphs; new values get names that none of them has. */
    private static final class Rewriting {
        /** The trips that a loop of a computed count leaves to one within it whose count is computed, too. */
        private static final long KEPT_FOR_INNER = 100;

        private final GraphBuilder names;

        Rewriting(Graph outermost) {
            names = outermost.toBuilder().scope("bounded");
        }

        /**
         * A graph whose loops are bounded.
         *
         * @param times how often the loops around it let it run
         * @param visible the constants of the graphs around it
         */
        GraphBuilder rewritten(Graph graph, long times, Map<String, Tensor> visible) {
            Map<String, Tensor> constants = constants(graph, visible);
            GraphBuilder builder = graph.toBuilder().nodes(List.of());
            for (Node node : graph.nodes()) {
                builder.add(node.is("Loop") ? loop(builder, node, times, constants) : inner(node, times, constants));
            }
            return builder;
        }

        private Node loop(GraphBuilder builder, Node node, long times, Map<String, Tensor> constants) {
            String given = node.input(0);
            Tensor count = given == null ? null : constants.get(given);
            long allowed = Math.max(1, Limit.TRIPS.value() / times);
            if (count != null && isOneNumber(count)) {
                long trips = Math.max(0, count.longs()[0]);
                if (trips > allowed) {
                    BigInteger all = BigInteger.valueOf(trips).multiply(BigInteger.valueOf(times));
                    throw LimitException.of(Limit.TRIPS, all.toString(), node.label());
                }
                return inner(node, times * Math.max(1, trips), constants);
            }
            allowed = Math.max(1, allowed / tripsWithin(node, constants));
            String bounded = given == null
                    ? builder.initializer(names.fresh("trips"), Tensor.scalar(allowed))
                    : looked(builder, given, allowed);
            List<String> inputs = new ArrayList<>(node.inputs());
            if (inputs.isEmpty()) {
                return node;
            }
            inputs.set(0, bounded);
            return inner(node.withInputs(inputs), times * allowed, constants);
        }

        /** The count itself, by way of a table that ends at the limit; the runtime takes negative ones as 0. */
        private String looked(GraphBuilder builder, String count, long allowed) {
            String table = builder.initializer(
                    names.fresh("table"),
                    Tensor.ofLongs(
                            Shape.of(allowed + 1),
                            LongStream.rangeClosed(0, allowed).toArray()));
            String zero = builder.initializer(names.fresh("zero"), Tensor.scalar(0L));
            String least = builder.op("Max", count, zero).named(names.fresh("count"));
            return builder.op("Gather", table, least)
                    .called("limit '" + Limit.TRIPS.title() + "'")
                    .named(names.fresh("trips"));
        }

        private Node inner(Node node, long times, Map<String, Tensor> constants) {
            Map<String, Attribute> attributes = new LinkedHashMap<>(node.attributes());
            attributes.replaceAll((name, attribute) -> attribute instanceof Attribute.OfGraph graph
                    ? new Attribute.OfGraph(
                            rewritten(graph.value(), times, constants).buildInner())
                    : attribute);
            return new Node(node.name(), node.operator(), node.domain(), node.inputs(), node.outputs(), attributes);
        }

        /** How many trips loops within a node need for each of its own, at most the limit. */
        private static long tripsWithin(Node node, Map<String, Tensor> visible) {
            long most = 1;
            for (Attribute attribute : node.attributes().values()) {
                if (attribute instanceof Attribute.OfGraph graph) {
                    most = Math.max(most, tripsWithin(graph.value(), visible));
                }
            }
            return most;
        }

        private static long tripsWithin(Graph graph, Map<String, Tensor> visible) {
            Map<String, Tensor> constants = constants(graph, visible);
            long most = 1;
            for (Node node : graph.nodes()) {
                Tensor count = node.is("Loop") ? constants.get(String.valueOf(node.input(0))) : null;
                long own = !node.is("Loop")
                        ? 1
                        : count != null && isOneNumber(count)
                                ? Math.min(Math.max(1, count.longs()[0]), Limit.TRIPS.value())
                                : KEPT_FOR_INNER;
                most = Math.max(most, Math.min(own * tripsWithin(node, constants), Limit.TRIPS.value()));
            }
            return most;
        }

        private static Map<String, Tensor> constants(Graph graph, Map<String, Tensor> visible) {
            Map<String, Tensor> constants = new HashMap<>(visible);
            constants.putAll(graph.initializers());
            for (Node node : graph.nodes()) {
                Tensor constant = ofConstant(node);
                if (constant != null) {
                    constants.put(node.outputs().get(0), constant);
                }
            }
            return constants;
        }

        private static boolean isOneNumber(Tensor count) {
            return count.elements() == 1 && (count.type() == DataType.INT64 || count.type() == DataType.INT32);
        }

        private static @Nullable Tensor ofConstant(Node node) {
            if (!node.is("Constant") || node.output(0) == null) {
                return null;
            }
            return node.attributes().get("value") instanceof Attribute.OfTensor tensor
                    ? tensor.value()
                    : node.attributes().get("value_int") instanceof Attribute.Int number
                            ? Tensor.scalar(number.value())
                            : null;
        }
    }
}
