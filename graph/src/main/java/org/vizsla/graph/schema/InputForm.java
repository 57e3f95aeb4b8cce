package org.vizsla.graph.schema;

import org.jspecify.annotations.Nullable;

/**
 * An input of an operator, or several of one kind.
 *
 * @param size how many elements it has
 * @param range of every element, where the input is a constant
 */
record InputForm(
        ElementKind kind,
        Size size,
        Presence presence,
        @Nullable Range range) {
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

    /** How many elements an input has. */
    enum Size {
        ANY,
        ONE,
        /** One or more. */
        SOME,
        /** Any number, along one axis. */
        LIST;

        private static Size of(char mark) {
            return switch (mark) {
                case '\'' -> ONE;
                case '^' -> SOME;
                case '_' -> LIST;
                default -> ANY;
            };
        }
    }

    /** Reads {@code r}, {@code r?}, {@code j'}, {@code t+} or {@code i[0..]?}. */
    static InputForm parse(String word) {
        int close = word.indexOf(']');
        Range range = close < 0 ? null : Range.parse(word.substring(word.indexOf('[') + 1, close));
        Size size = Size.of(word.length() > 1 ? word.charAt(1) : ' ');
        String mark = word.substring(close < 0 ? (size == Size.ANY ? 1 : 2) : close + 1);
        return new InputForm(ElementKind.of(word.charAt(0)), size, Presence.of(mark), range);
    }
}
