package org.vizsla.graph.schema;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;

/**
 * An attribute of an operator.
 *
 * @param kind of value
 * @param range of its integers; null where they may be any
 * @param choices of its text; empty where it may be any
 */
record AttributeForm(boolean required, Kind kind, @Nullable Range range, List<String> choices) {
    /** Kinds of values; axes count the axes of the first input, from the front or, below zero, from the end. */
    enum Kind {
        INT,
        INTS,
        AXIS,
        AXES,
        /** A place between axes, or before or behind all of them. */
        CUT,
        REAL,
        REALS,
        TEXT,
        TEXTS,
        TENSOR,
        GRAPH
    }

    /** The most axes that a value has. */
    private static final int AXES = 64;

    private static final Range ANY_AXIS = new Range(-AXES, AXES);

    private static final Map<String, AttributeForm> NAMED = Map.ofEntries(
            Map.entry("int", of(Kind.INT, null)),
            Map.entry("ints", of(Kind.INTS, null)),
            Map.entry("flag", of(Kind.INT, new Range(0, 1))),
            Map.entry("type", of(Kind.INT, new Range(0, 30))),
            Map.entry("axis", of(Kind.AXIS, ANY_AXIS)),
            Map.entry("axes", of(Kind.AXES, ANY_AXIS)),
            Map.entry("cut", of(Kind.CUT, ANY_AXIS)),
            Map.entry("real", of(Kind.REAL, null)),
            Map.entry("reals", of(Kind.REALS, null)),
            Map.entry("text", of(Kind.TEXT, null)),
            Map.entry("texts", of(Kind.TEXTS, null)),
            Map.entry("tensor", of(Kind.TENSOR, null)),
            Map.entry("graph", of(Kind.GRAPH, null)));

    private static AttributeForm of(Kind kind, @Nullable Range range) {
        return new AttributeForm(false, kind, range, List.of());
    }

    /** Reads what stands behind the {@code =}. */
    static AttributeForm parse(String text, boolean required) {
        AttributeForm named = NAMED.get(text);
        if (named != null) {
            return new AttributeForm(required, named.kind(), named.range(), List.of());
        } else if (text.startsWith("[")) {
            return new AttributeForm(required, Kind.INTS, Range.parse(text.substring(1, text.length() - 1)), List.of());
        } else if (text.contains("..")) {
            return new AttributeForm(required, Kind.INT, Range.parse(text), List.of());
        }
        return new AttributeForm(required, Kind.TEXT, null, List.of(text.split("\\|")));
    }

    /** What is wrong with a value, or null. */
    @Nullable
    String objection(Attribute value, int rank) {
        return switch (kind) {
            case INT, AXIS, CUT ->
                value instanceof Attribute.Int number ? objection(number.value(), rank) : "is not an integer";
            case INTS, AXES ->
                value instanceof Attribute.Ints list ? objection(list, rank) : "is not a list of integers";
            case REAL -> value instanceof Attribute.Real ? null : "is not a real number";
            case REALS -> value instanceof Attribute.Reals || isEmpty(value) ? null : "is not a list of real numbers";
            case TEXT -> value instanceof Attribute.Text text ? objection(text.value()) : "is not a text";
            case TEXTS -> value instanceof Attribute.Texts || isEmpty(value) ? null : "is not a list of texts";
            case TENSOR -> value instanceof Attribute.OfTensor ? null : "is not a tensor";
            case GRAPH -> value instanceof Attribute.OfGraph ? null : "is not a graph";
        };
    }

    /** Whether a list has no elements, so that it may be of any type. */
    private static boolean isEmpty(Attribute value) {
        return value instanceof Attribute.Ints ints && ints.values().isEmpty();
    }

    private @Nullable String objection(Attribute.Ints list, int rank) {
        if (list.values().size() > AXES && kind == Kind.AXES) {
            return "has " + list.values().size() + " elements";
        }
        for (long each : list.values()) {
            String objection = objection(each, rank);
            if (objection != null) {
                return list.values().size() == 1 ? objection : "has " + objection.replaceFirst("^is ", "");
            }
        }
        return null;
    }

    private @Nullable String objection(long value, int rank) {
        boolean counts = (kind == Kind.AXIS || kind == Kind.AXES || kind == Kind.CUT) && rank >= 0;
        int more = kind == Kind.CUT ? 1 : 0;
        Range valid = counts ? new Range(-rank - more, rank - 1 + more) : range;
        return valid == null || valid.holds(value) || (counts && rank == 0 && value >= -1 && value <= 0)
                ? null
                : "is " + value + ", and must be " + valid;
    }

    private @Nullable String objection(String text) {
        return choices.isEmpty() || choices.contains(text)
                ? null
                : "is '" + text + "', and must be one of " + String.join(", ", choices);
    }
}
