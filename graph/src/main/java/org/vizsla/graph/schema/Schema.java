package org.vizsla.graph.schema;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * The form of one operator: a line of {@code schemas.txt}.
 *
 * @param name with its domain, unless that is the standard one
 * @param outputs how many there may be
 * @param relations between attributes, shapes and constants
 */
record Schema(
        String name,
        List<InputForm> inputs,
        Range outputs,
        Map<String, AttributeForm> attributes,
        List<Relation> relations) {
    private static final Set<InputForm.Size> FILLED = EnumSet.of(InputForm.Size.ONE, InputForm.Size.SOME);

    Schema {
        inputs = List.copyOf(inputs);
        attributes = Map.copyOf(attributes);
        relations = List.copyOf(relations);
    }

    /** Reads a line, with names of parts already replaced. */
    static Schema parse(String line) {
        List<InputForm> inputs = new ArrayList<>();
        Map<String, AttributeForm> attributes = new LinkedHashMap<>();
        List<Relation> relations = new ArrayList<>();
        Range outputs = new Range(1, 1);
        String part = "";
        String[] words = line.split(" +");
        for (int i = 1; i < words.length; i++) {
            String word = words[i];
            if (word.equals(">") || word.equals(":")) {
                part = word;
            } else if (part.isEmpty()) {
                inputs.add(InputForm.parse(word));
            } else if (part.equals(":")) {
                relations.add(Relations.named(word));
            } else if (word.contains("=")) {
                int equal = word.indexOf('=');
                boolean required = word.charAt(equal - 1) == '!';
                attributes.put(
                        word.substring(0, required ? equal - 1 : equal),
                        AttributeForm.parse(word.substring(equal + 1), required));
            } else {
                outputs = outputs(word);
            }
        }
        return new Schema(words[0], inputs, outputs, attributes, relations);
    }

    /** Reads {@code 1}, {@code 1-3} or {@code 1+}. */
    private static Range outputs(String word) {
        int dash = word.indexOf('-');
        if (word.endsWith("+")) {
            return new Range(Long.parseLong(word.substring(0, word.length() - 1)), Range.OPEN);
        }
        return dash < 0
                ? new Range(Long.parseLong(word), Long.parseLong(word))
                : new Range(Long.parseLong(word.substring(0, dash)), Long.parseLong(word.substring(dash + 1)));
    }

    /** Throws where a call has not this form. */
    void check(Call call) {
        checkForm(call);
        relations.forEach(relation -> relation.check(call));
    }

    /** Throws where a call has not this form; relations may depend on what is not yet known to be constant. */
    void checkForm(Call call) {
        checkInputs(call);
        checkOutputs(call);
        attributes.forEach((attribute, form) -> {
            Attribute value = call.node().attributes().get(attribute);
            if (value == null && form.required()) {
                throw call.refusal("attribute " + attribute + " is missing");
            }
            String objection = value == null ? null : form.objection(value, call.rank(0));
            if (objection != null) {
                throw call.refusal("attribute " + attribute + " " + objection);
            }
        });
    }

    /** Throws where one of several inputs of a kind is left out; that holds at every operator set. */
    void checkVariadic(Call call) {
        for (int i = 0; i < call.node().inputs().size(); i++) {
            InputForm form = form(i);
            if (form != null
                    && form.presence().isVariadic()
                    && call.node().inputs().get(i).isEmpty()) {
                throw call.refusal("input " + i + " is left out, and must not be");
            }
        }
    }

    private @Nullable InputForm form(int input) {
        int last = inputs.size() - 1;
        return input <= last
                ? inputs.get(input)
                : last >= 0 && inputs.get(last).presence().isVariadic() ? inputs.get(last) : null;
    }

    /** The inputs of a node that must have elements. */
    List<Integer> filledInputs(Node node) {
        List<Integer> filled = new ArrayList<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            InputForm form = form(i);
            if (form != null && FILLED.contains(form.size()) && node.input(i) != null) {
                filled.add(i);
            }
        }
        return filled;
    }

    private void checkInputs(Call call) {
        int count = call.node().inputs().size();
        for (int i = 0; i < Math.max(count, inputs.size()); i++) {
            InputForm form = form(i);
            if (form == null) {
                throw call.refusal("there are " + count + " inputs, and " + inputs.size() + " at most");
            }
            boolean present = call.node().input(i) != null;
            boolean needed = switch (form.presence()) {
                case REQUIRED -> true;
                case OPTIONAL -> false;
                case LAST, ANY_NUMBER -> i < count;
                case ONE_OR_MORE -> i < count || i == inputs.size() - 1;
            };
            if (needed && !present) {
                throw call.refusal("input " + i + " is left out, and must not be");
            } else if (present) {
                check(call, i, form);
            }
        }
    }

    private static void check(Call call, int input, InputForm form) {
        DataType type = call.type(input);
        if (type != null && !form.kind().holds(type)) {
            throw call.refusal("input " + input + " is of " + type + ", and must be of "
                    + form.kind().description());
        }
        Shape shape = call.shape(input);
        String missing = shape == null ? null : missing(form.size(), shape);
        if (missing != null) {
            throw call.refusal("input " + input + " is of shape " + shape + ", and must have " + missing);
        }
        Range range = form.range();
        Tensor constant = range == null ? null : call.constant(input);
        if (range != null && constant != null) {
            for (long element : Call.integers(constant)) {
                if (!range.holds(element)) {
                    throw call.refusal("input " + input + " has " + element + ", and must be " + range);
                }
            }
        }
    }

    /** What an input of this shape lacks, or null. */
    private static @Nullable String missing(InputForm.Size size, Shape shape) {
        return switch (size) {
            case ANY -> null;
            case ONE -> shape.isFixed() && shape.elements() != 1 ? "one element" : null;
            case SOME -> shape.dimensions().contains(new Dimension.Fixed(0)) ? "elements" : null;
            case LIST -> shape.rank() != 1 ? "one axis" : null;
        };
    }

    private void checkOutputs(Call call) {
        int count = call.node().outputs().size();
        if (!outputs.holds(count)) {
            throw call.refusal("there are " + count + " outputs, and there must be " + outputs);
        }
    }
}
