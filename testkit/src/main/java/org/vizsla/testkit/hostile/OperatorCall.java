package org.vizsla.testkit.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * One call of an operator.
 *
 * @param opset of the standard domain
 * @param outputs its results; empty names among them are left out
 */
public record OperatorCall(
        int opset,
        String domain,
        String operator,
        List<Operand> inputs,
        Map<String, Attribute> attributes,
        List<String> outputs) {
    /** The number of values of an image of the networks: {@code [1, 3, 8, 8]}. */
    private static final int IMAGE = 3 * 8 * 8;

    public OperatorCall {
        inputs = List.copyOf(inputs);
        attributes = new LinkedHashMap<>(attributes);
        outputs = List.copyOf(outputs);
    }

    /** Valid calls of all operators that the standard and ONNX Runtime have and an image classifier may. */
    public static List<OperatorCall> all() {
        try (InputStream stream = Objects.requireNonNull(OperatorCall.class.getResourceAsStream("calls.txt"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(OperatorCall::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The call in a line of the list. */
    static OperatorCall parse(String line) {
        int opset = GraphBuilder.OPSET;
        String name = "";
        int outputs = 1;
        List<Operand> inputs = new ArrayList<>();
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        for (String word : line.split(" ")) {
            if (word.startsWith("@")) {
                opset = Integer.parseInt(word.substring(1));
            } else if (name.isEmpty()) {
                name = word;
            } else if (word.startsWith(">")) {
                outputs = Integer.parseInt(word.substring(1));
            } else if (word.matches("\\w+=.*")) {
                int equal = word.indexOf('=');
                attributes.put(word.substring(0, equal), attribute(word.substring(equal + 1)));
            } else {
                inputs.add(Operand.parse(word));
            }
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            names.add("result" + i);
        }
        int dot = name.lastIndexOf('.');
        return new OperatorCall(
                opset, dot < 0 ? "" : name.substring(0, dot), name.substring(dot + 1), inputs, attributes, names);
    }

    /** The operator with its domain, unless that is the standard one. */
    public String qualifiedName() {
        return domain.isEmpty() ? operator : domain + "." + operator;
    }

    private static Attribute attribute(String text) {
        if (text.matches("-?\\d+")) {
            return new Attribute.Int(Long.parseLong(text));
        } else if (text.matches("-?\\d+\\.\\d+")) {
            return new Attribute.Real(Float.parseFloat(text));
        } else if (text.matches("(-?\\d+,)+(-?\\d+)?")) {
            return new Attribute.Ints(
                    Arrays.stream(text.split(",")).map(Long::valueOf).toList());
        } else if (text.matches("(-?\\d+\\.\\d+,)+(-?\\d+\\.\\d+)?")) {
            return new Attribute.Reals(
                    Arrays.stream(text.split(",")).map(Float::valueOf).toList());
        }
        return text.contains(";") ? new Attribute.Texts(Arrays.asList(text.split(";"))) : new Attribute.Text(text);
    }

    /** A network {@code [N, 3, 8, 8] -> [N, 4]}, where N is 1, whose scores depend on all results of the call. */
    public Graph network() {
        GraphBuilder b = new GraphBuilder("network");
        b.opset("", opset);
        if (!domain.isEmpty()) {
            b.opset(domain, domain.equals("ai.onnx.ml") ? 3 : 1);
        }
        String image = b.input("image", DataType.FLOAT32, Shape.of(1, 3, 8, 8));
        String flat = b.op("Reshape", image, b.integers(-1)).value();
        List<String> operands = new ArrayList<>();
        for (Operand input : inputs) {
            operands.add(value(b, flat, input));
        }
        b.add(new Node("hostile", operator, domain, operands, outputs, attributes));
        String mean =
                b.op("ReduceMean", image, b.integers(2, 3)).with("keepdims", 0).value();
        Tensor weights = Tensor.ofFloats(Shape.of(3, 4), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        String scores = b.op("MatMul", mean, b.constant("weights", weights)).value();
        for (String output : outputs) {
            if (!output.isEmpty()) {
                String real =
                        b.op("Cast", output).with("to", DataType.FLOAT32.code()).value();
                String sum = b.op("ReduceSum", real).with("keepdims", 0).value();
                scores = b.op("Add", scores, b.op("Mul", sum, b.scalar(0.001f)).value())
                        .value();
            }
        }
        return b.output(b.rename(scores, "scores")).build();
    }

    private static String value(GraphBuilder b, String flat, Operand operand) {
        return switch (operand.kind()) {
            case OMITTED -> "";
            case CONSTANT -> b.constant("constant", operand.tensor());
            case COMPUTED -> {
                long[] places = new long[Math.toIntExact(operand.shape().elements())];
                Arrays.setAll(places, i -> i * 7 % IMAGE);
                String real = b.op("Gather", flat, b.constant("places", Tensor.ofLongs(operand.shape(), places)))
                        .value();
                if (!operand.values().isEmpty()) {
                    float scale = operand.values().get(0).floatValue();
                    real = b.op("Mul", real, b.scalar(scale)).value();
                }
                yield operand.type() == DataType.FLOAT32
                        ? real
                        : b.op("Cast", real).with("to", operand.type().code()).value();
            }
        };
    }
}
