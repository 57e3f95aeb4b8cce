package org.vizsla.graph.schema;

import org.jspecify.annotations.Nullable;

/**
 * An input of an operator, or several of one kind.
 *
 * @param range of every element, where the input is a constant
 */
record InputForm(ElementKind kind, Presence presence, @Nullable Range range) {
    /** Whether, and how often, an input is there. */
    enum Presence {
        REQUIRED(""),
        /** It may be left out, also before others. */
        OPTIONAL("?"),
        /** It may be left out with all that follow. */
        LAST("~"),
        ANY_NUMBER("*"),
        ONE_OR_MORE("+");

        private final String mark;

        Presence(String mark) {
            this.mark = mark;
        }

        /** Whether it stands for several inputs. */
        boolean isVariadic() {
            return this == ANY_NUMBER || this == ONE_OR_MORE;
        }

        private static Presence of(String mark) {
            for (Presence presence : values()) {
                if (presence.mark.equals(mark)) {
                    return presence;
                }
            }
            throw new IllegalArgumentException("no mark of inputs: " + mark);
        }
    }

    /** Reads {@code r}, {@code r?}, {@code t+} or {@code i[0..]?}. */
    static InputForm parse(String word) {
        int close = word.indexOf(']');
        Range range = close < 0 ? null : Range.parse(word.substring(word.indexOf('[') + 1, close));
        String mark = word.substring(close < 0 ? 1 : close + 1);
        return new InputForm(ElementKind.of(word.charAt(0)), Presence.of(mark), range);
    }
}
