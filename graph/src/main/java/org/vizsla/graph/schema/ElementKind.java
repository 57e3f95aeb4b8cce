package org.vizsla.graph.schema;

import java.util.Arrays;
import org.vizsla.graph.DataType;

/** A kind of element types, as a letter of the table. */
enum ElementKind {
    REAL('r', "a floating type"),
    NUMBER('n', "numbers"),
    INTEGER('i', "INT64"),
    INDEX('j', "INT32 or INT64"),
    TRUTH('b', "BOOL"),
    ANY('t', "any type");

    private final char letter;
    private final String description;

    ElementKind(char letter, String description) {
        this.letter = letter;
        this.description = description;
    }

    static ElementKind of(char letter) {
        return Arrays.stream(values())
                .filter(kind -> kind.letter == letter)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of elements: " + letter));
    }

    boolean holds(DataType type) {
        return switch (this) {
            case REAL -> type.isFloating();
            case NUMBER -> type != DataType.BOOL && type != DataType.STRING;
            case INTEGER -> type == DataType.INT64;
            case INDEX -> type == DataType.INT64 || type == DataType.INT32;
            case TRUTH -> type == DataType.BOOL;
            case ANY -> true;
        };
    }

    String description() {
        return description;
    }
}
