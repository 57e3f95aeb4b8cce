package org.vizsla.graph.onnx.internal;

/** {@code AttributeProto.AttributeType}, with its code, and words for messages. */
enum AttributeType {
    UNDEFINED(0, "nothing"),
    FLOAT(1, "a number"),
    INT(2, "an integer"),
    STRING(3, "a text"),
    TENSOR(4, "a tensor"),
    GRAPH(5, "a graph"),
    FLOATS(6, "numbers"),
    INTS(7, "integers"),
    STRINGS(8, "texts"),
    TENSORS(9, "several tensors"),
    GRAPHS(10, "several graphs"),
    SPARSE_TENSOR(11, "a sparse tensor"),
    SPARSE_TENSORS(12, "several sparse tensors"),
    TYPE_PROTO(13, "a type"),
    TYPE_PROTOS(14, "several types");

    private final int code;
    private final String words;

    AttributeType(int code, String words) {
        this.code = code;
        this.words = words;
    }

    int code() {
        return code;
    }

    /** What an attribute of this type holds. */
    String words() {
        return words;
    }

    /** The type of a code; {@link #UNDEFINED} where there is none. */
    static AttributeType ofCode(int code) {
        for (AttributeType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return UNDEFINED;
    }
}
