package org.vizsla.graph.onnx.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.OnnxMetadata;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.limit.Limit;

/** Reads a {@code GraphProto}: that of the model, and those within its nodes. */
final class GraphReader {
    private final ModelBytes source;
    private final Map<String, Integer> opsets;
    private final TensorReader tensors;
    private final FunctionInliner nodes;

    /**
     * A reader of one model's graphs.
     *
     * @param functions operators that the model defines itself, by their names
     */
    GraphReader(ModelBytes source, Map<String, Integer> opsets, Map<String, ModelFunction> functions) {
        this.source = source;
        this.opsets = opsets;
        this.tensors = new TensorReader(source);
        this.nodes = new FunctionInliner(
                source, opsets.getOrDefault("", 0), functions, new AttributeReader(source, tensors, this));
    }

    /** Reads a subgraph; the depth is 1 for one in a node of the model's own graph. */
    Graph inner(Message graph, int depth, Map<String, Attribute> given) {
        source.check(Limit.DEPTH, depth);
        source.charge(Limit.SUBGRAPHS, 1);
        GraphBuilder builder = new GraphBuilder("");
        readInto(builder, graph, depth, given);
        return builder.buildInner();
    }

    void readInto(GraphBuilder builder, Message graph, int depth, Map<String, Attribute> given) {
        opsets.forEach(builder::opset);
        List<Message> initializers = new ArrayList<>();
        List<Message> inputs = new ArrayList<>();
        List<Message> outputs = new ArrayList<>();
        List<Message> operations = new ArrayList<>();
        FieldReader fields = graph.fields();
        while (fields.next()) {
            switch (fields.number()) {
                case Fields.Graph.NAME -> builder.name(fields.name());
                case Fields.Graph.DOC_STRING -> builder.metadata(OnnxMetadata.GRAPH_DOC_STRING, fields.text());
                case Fields.Graph.INITIALIZER -> initializers.add(fields.message());
                case Fields.Graph.INPUT -> inputs.add(fields.message());
                case Fields.Graph.OUTPUT -> outputs.add(fields.message());
                case Fields.Graph.NODE -> operations.add(fields.message());
                case Fields.Graph.SPARSE_INITIALIZER ->
                    throw source.failure(
                            " holds sparse initializers, which are not supported; export the model with dense ones");
                default -> {
                    // What the file says about intermediate values is not trusted: see OnnxReader.
                }
            }
        }
        source.charge(Limit.VALUES, initializers.size() + inputs.size());
        Map<String, Tensor> numbers = new HashMap<>();
        Set<String> constants = readInitializers(builder, initializers, numbers);
        readInputs(builder, inputs, constants);
        List<Node> read = nodes.read(operations, depth, given);
        Node quantizing = tensors.narrow().quantizing(read, numbers);
        if (quantizing != null) {
            throw source.failure(" cannot be used: " + quantizing.label()
                    + " quantizes to 4 bits, which is not supported; quantize activations to 8 bits, or export the"
                    + " model as it was before");
        }
        NodeOrder.of(read).forEach(builder::add);
        Domains.versionsOfUnnamed(read, opsets.keySet()).forEach(builder::opset);
        readOutputs(builder, outputs);
    }

    /** Strings become a {@code Constant}; a {@code Tensor} holds numbers. */
    private Set<String> readInitializers(GraphBuilder builder, List<Message> messages, Map<String, Tensor> numbers) {
        Set<String> names = new HashSet<>();
        for (Message message : messages) {
            TensorFields fields = TensorFields.read(message);
            if (!names.add(fields.name())) {
                throw source.damaged("initializer '" + fields.name() + "' is defined twice");
            }
            if (fields.type() == DataType.STRING.code()) {
                builder.add(new Node(
                        "",
                        "Constant",
                        "",
                        List.of(),
                        List.of(fields.name()),
                        Map.of("value_strings", new Attribute.Texts(TextElements.read(fields.message())))));
                continue;
            }
            Tensor tensor = tensors.read(fields, "initializer '" + fields.name() + "'");
            numbers.put(fields.name(), tensor);
            builder.initializer(fields.name(), tensor);
        }
        return names;
    }

    /** Before version 4 of the format, initializers had to be listed as inputs as well; those are not inputs. */
    private void readInputs(GraphBuilder builder, List<Message> messages, Set<String> constants) {
        Set<String> names = new HashSet<>();
        boolean first = true;
        for (Message message : messages) {
            DeclaredValue input = DeclaredValue.read(message, "input");
            if (!names.add(input.name())) {
                throw source.damaged("input '" + input.name() + "' is defined twice");
            }
            if (!constants.contains(input.name())) {
                if (first && !input.documentation().isEmpty()) {
                    builder.metadata(OnnxMetadata.INPUT_DOC_STRING, input.documentation());
                }
                first = false;
                builder.input(input.value()
                        .orElseThrow(
                                () -> source.failure(" does not say of which type input '" + input.name() + "' is")));
            }
        }
    }

    /** An output that is listed twice is one, as in ONNX Runtime. What is no tensor, such as a map, has a name alone. */
    private static void readOutputs(GraphBuilder builder, List<Message> messages) {
        Set<String> names = new HashSet<>();
        for (Message message : messages) {
            DeclaredValue output = DeclaredValue.readAny(message, "output");
            if (names.add(output.name())) {
                builder.output(output.name());
                output.value().ifPresent(builder::value);
            }
        }
    }
}
