package org.vizsla.graph;

/** The type of a tensor's elements, with ONNX's code for it and the size of one element in bytes (0: no fixed size). */
public enum DataType {
    FLOAT32(1, 4),
    UINT8(2, 1),
    INT8(3, 1),
    UINT16(4, 2),
    INT16(5, 2),
    INT32(6, 4),
    INT64(7, 8),
    STRING(8, 0),
    BOOL(9, 1),
    FLOAT16(10, 2),
    FLOAT64(11, 8),
    UINT32(12, 4),
    UINT64(13, 8),
    BFLOAT16(16, 2);

    private final int code;
    private final int size;

    DataType(int code, int size) {
        this.code = code;
        this.size = size;
    }

    /** The number of this type in {@code TensorProto.DataType}. */
    public int code() {
        return code;
    }

    /** Bytes of one element; 0 for {@link #STRING}. */
    public int size() {
        return size;
    }

    /** Whether a gradient can flow through values of this type. */
    public boolean isFloating() {
        return this == FLOAT32 || this == FLOAT16 || this == FLOAT64 || this == BFLOAT16;
    }

    /**
     * The type with this ONNX code.
     *
     * @throws GraphException if there is none, or Vizsla does not know it
     */
    public static DataType ofCode(int code) {
        for (DataType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new GraphException(
                "element type " + code + " is not supported; supported are FLOAT, integers up to 64 bits,"
                        + " BOOL, STRING, FLOAT16, BFLOAT16 and DOUBLE");
    }
}
