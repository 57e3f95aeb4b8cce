package org.vizsla.graph.pass.internal.quantized;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/** A graph on its way to one in which quantized values are rounded in place. */
public final class Rounding {
    private static final Set<String> FORM = Set.of("axis", "block_size");

    private final Graph graph;
    private final GraphBuilder builder;

    /** The real numbers, by the name of the quantized values. */
    private final Map<String, Scaled> scaled = new HashMap<>();

    /** Names that real numbers have now, by those that they had. */
    private final Map<String, String> renamed = new HashMap<>();

    /** Nodes that are there already, under another node's care. */
    private final Set<Node> done = new HashSet<>();

    /** The quantized values that are there as whole numbers. */
    private final Set<String> whole = new HashSet<>();

    public Rounding(Graph graph) {
        this.graph = graph;
        this.builder = graph.toBuilder().nodes(List.of());
    }

    /** The graph that it becomes. */
    public Graph apply() {
        for (Node node : graph.nodes()) {
            if (!done.contains(node)) {
                add(node.withInputs(node.inputs().stream()
                        .map(name -> renamed.getOrDefault(name, name))
                        .toList()));
            }
        }
        graph.outputs().forEach(this::restore);
        return builder.buildPruned();
    }

    private void add(Node node) {
        if (node.is("QuantizeLinear") && isReal(node.inputs().get(0))) {
            quantize(node);
        } else if (node.is("DynamicQuantizeLinear")) {
            builder.add(node);
            Map<String, Attribute> none = Map.of();
            List<String> made = node.outputs();
            dequantize(new Scaled(made.get(0), made.get(1), made.get(2), none, DataType.UINT8), made.get(0));
        } else if (node.is("DequantizeLinear")
                && scaled.containsKey(node.inputs().get(0))) {
            rescale(node, Objects.requireNonNull(scaled.get(node.inputs().get(0))));
        } else {
            Scaled moved = node.reads().stream().anyMatch(scaled::containsKey) ? movable(node) : null;
            if (moved != null) {
                move(node, moved);
            } else {
                node.reads().forEach(this::restore);
                builder.add(node);
            }
        }
    }

    private boolean isReal(String value) {
        Value known = graph.value(value);
        return known == null || known.type() == DataType.FLOAT32;
    }

    private void quantize(Node node) {
        String quantized = node.outputs().get(0);
        Value known = graph.value(quantized);
        if (known == null || !WholeNumbers.are(known.type())) {
            builder.add(node);
            return;
        }
        ConstantScale constant = ConstantScale.of(node, graph);
        List<String> inputs = new ArrayList<>(node.inputs());
        inputs.set(0, new Clipping(graph, builder).clipped(node, inputs.get(0), known.type()));
        builder.add(node.withInputs(inputs));
        Map<String, Attribute> form = new LinkedHashMap<>(node.attributes());
        form.keySet().retainAll(constant != null && constant.isOne() ? Set.of() : FORM);
        String zero = node.input(2) == null ? "" : node.inputs().get(2);
        dequantize(new Scaled(quantized, node.inputs().get(1), zero, form, known.type()), quantized);
    }

    /** Adds the real numbers for quantized values; under the name that the graph has for them, if it has one. */
    private void dequantize(Scaled values, String quantized) {
        Node reader = reader(quantized, values);
        List<String> inputs = values.zero().isEmpty()
                ? List.of(quantized, values.scale())
                : List.of(quantized, values.scale(), values.zero());
        String real = reader == null
                ? fresh(quantized, "DequantizeLinear")
                : reader.outputs().get(0);
        builder.op("DequantizeLinear", inputs)
                .called(reader == null ? "" : reader.name())
                .withAll(reader == null ? values.form() : reader.attributes())
                .named(real);
        scaled.put(quantized, values.with(real));
        whole.add(quantized);
    }

    private String fresh(String scope, String name) {
        builder.scope(scope);
        String fresh = builder.fresh(name);
        builder.scope("");
        return fresh;
    }

    /** The first node that dequantizes values by their own scale, which then counts as done; null if there is none. */
    private @Nullable Node reader(String quantized, Scaled values) {
        for (Node node : graph.readers(quantized)) {
            if (node.is("DequantizeLinear") && node.inputs().get(0).equals(quantized) && values.fits(node, graph)) {
                done.add(node);
                return node;
            }
        }
        return null;
    }

    /** What a {@code DequantizeLinear} makes of values, by real numbers alone. */
    private void rescale(Node node, Scaled values) {
        String output = node.outputs().get(0);
        if (values.fits(node, graph)) {
            if (graph.outputs().contains(output)) {
                builder.op("Identity", values.real()).called(node.name()).named(output);
            } else {
                renamed.put(output, values.real());
            }
            return;
        }
        boolean oneScale = isOne(node.inputs().get(1));
        if (!values.form().isEmpty() || !oneScale || !values.fitsZero(node, graph)) {
            restore(node.inputs().get(0));
            builder.add(node);
            return;
        }
        builder.scope(output);
        OptionalDouble from = one(values.scale());
        OptionalDouble to = one(node.inputs().get(1));
        if (from.isPresent() && to.isPresent()) {
            float ratio = (float) to.getAsDouble() / (float) from.getAsDouble();
            builder.op("Mul", values.real(), builder.scalar(ratio))
                    .called(node.name())
                    .named(output);
        } else if (to.isPresent() && to.getAsDouble() == 1) {
            builder.op("Div", values.real(), values.scale()).called(node.name()).named(output);
        } else {
            String ratio =
                    builder.op("Div", node.inputs().get(1), values.scale()).value();
            builder.op("Mul", values.real(), ratio).called(node.name()).named(output);
        }
        builder.scope("");
    }

    private boolean isOne(String scale) {
        Shape known = graph.shape(scale);
        return known != null && known.rank() == 0;
    }

    /** A constant of one number. */
    private OptionalDouble one(String scale) {
        Tensor known = graph.initializers().get(scale);
        return known == null || known.elements() != 1 ? OptionalDouble.empty() : OptionalDouble.of(known.floats()[0]);
    }

    /** The common scale of the quantized values that a node only moves; null if it does more, or they have several. */
    private @Nullable Scaled movable(Node node) {
        if (!moves(node)) {
            return null;
        }
        Scaled common = null;
        for (String input : node.inputs()) {
            Scaled here = scaled.get(input);
            if (here != null && (!here.form().isEmpty() || (common != null && !common.fits(here, graph)))) {
                return null;
            }
            common = here == null ? common : here;
        }
        for (String input : node.inputs()) {
            Value known = graph.value(input);
            boolean other = known != null && common != null && known.type() == common.type();
            if (other && !scaled.containsKey(input) && !graph.initializers().containsKey(input)) {
                return null;
            }
        }
        boolean padsZeros = node.is("Pad") && node.text("mode", "constant").equals("constant") && node.input(2) == null;
        return !node.captures().isEmpty() || (padsZeros && common != null && !common.isAroundZero(graph))
                ? null
                : common;
    }

    private static boolean moves(Node node) {
        return node.is("Pad")
                || (node.is("Resize") && node.text("mode", "nearest").equals("nearest"))
                || (OperatorTraits.of(node).has(Trait.MOVES) && !node.is("Cast") && !node.is("CastLike"));
    }

    private void move(Node node, Scaled values) {
        List<String> inputs = new ArrayList<>();
        for (String input : node.inputs()) {
            Scaled known = scaled.get(input);
            inputs.add(known != null ? known.real() : real(input, values));
        }
        List<String> outputs = new ArrayList<>();
        for (String output : node.outputs()) {
            Value known = graph.value(output);
            if (known == null || known.type() != values.type()) {
                outputs.add(output);
                continue;
            }
            Node reader = reader(output, values);
            String real = reader == null
                    ? fresh(output, "DequantizeLinear")
                    : reader.outputs().get(0);
            outputs.add(real);
            scaled.put(output, values.with(real));
            builder.forgetValue(output);
        }
        builder.add(node.withInputs(inputs).withOutputs(outputs));
    }

    /** A constant among quantized values as the real numbers that it stands for; others as they are. */
    private String real(String constant, Scaled values) {
        Tensor known = graph.initializers().get(constant);
        return known == null || known.type() != values.type()
                ? constant
                : builder.op("DequantizeLinear", constant, values.scale(), values.zero())
                        .value();
    }

    /** Sees to it that quantized values that moved as real numbers are there as whole ones too. */
    private void restore(String value) {
        Scaled values = scaled.get(value);
        if (values != null && whole.add(value)) {
            builder.op("QuantizeLinear", values.real(), values.scale(), values.zero())
                    .with(
                            "output_dtype",
                            values.zero().isEmpty()
                                    ? new Attribute.Int(values.type().code())
                                    : null)
                    .named(value);
        }
    }
}
