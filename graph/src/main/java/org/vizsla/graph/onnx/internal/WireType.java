package org.vizsla.graph.onnx.internal;

/** How protobuf encodes a field's value: the last three bits of its tag. */
final class WireType {
    /** A number of 1 to 10 bytes, seven bits in each, the lowest first. */
    static final int VARINT = 0;

    /** Eight bytes, little-endian. */
    static final int FIXED64 = 1;

    /** A length as a varint, and as many bytes: text, a message, or numbers packed one after the other. */
    static final int DELIMITED = 2;

    /** Four bytes, little-endian. */
    static final int FIXED32 = 5;

    private WireType() {}
}
