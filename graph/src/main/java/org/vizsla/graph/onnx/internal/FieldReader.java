package org.vizsla.graph.onnx.internal;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/**
 * Walks the fields of one message. It never reads outside of it, and fails naming the byte at which the message stops making sense.
 *
 * <pre>{@code
 * while (fields.next()) {
 *     switch (fields.number()) { ... }
 * }
 * }</pre>
 *
 * <p>Source: the protocol buffers encoding guide. Groups, which were abandoned before ONNX began, are refused.
 */
final class FieldReader {
    private static final int LONGEST_VARINT = 10;

    /** What replaces bytes that are not UTF-8 in decoded text. */
    private static final char REPLACEMENT = '\uFFFD';

    private final ModelBytes source;
    private final int end;
    private int position;
    private int start;
    private int number;
    private int wireType;
    private long scalar;
    private int valueStart;

    FieldReader(ModelBytes source, int position, int end) {
        this.source = source;
        this.position = position;
        this.end = end;
    }

    /** Moves to the next field; false when there is none. */
    boolean next() {
        if (position == end) {
            return false;
        }
        start = position;
        long tag = varint();
        if (tag >>> 3 == 0 || tag >>> 32 != 0) {
            throw source.damaged(start, tag + " is not a field tag");
        }
        number = (int) (tag >>> 3);
        wireType = (int) (tag & 7);
        valueStart = position;
        switch (wireType) {
            case WireType.VARINT -> scalar = varint();
            case WireType.FIXED64 -> scalar = source.longAt(take(8));
            case WireType.FIXED32 -> scalar = source.intAt(take(4));
            case WireType.DELIMITED -> {
                long length = varint();
                valueStart = take(length);
            }
            default -> throw source.damaged(start, "a field is of the unknown kind " + wireType);
        }
        return true;
    }

    /** The field's number, which says what it is. */
    int number() {
        return number;
    }

    /** Its integer. */
    long integer() {
        require(WireType.VARINT);
        return scalar;
    }

    /** Its integer, which must fit into 32 bits, as enumerations and versions do. */
    int smallInteger() {
        long value = integer();
        if (value != (int) value) {
            throw source.damaged(start, value + " is not valid here");
        }
        return (int) value;
    }

    float real() {
        require(WireType.FIXED32);
        return Float.intBitsToFloat((int) scalar);
    }

    /** Its bytes. */
    Message message() {
        require(WireType.DELIMITED);
        source.charge(1);
        return new Message(source, valueStart, position);
    }

    /** Its bytes as text that is a name: UTF-8 without control characters, of bounded length. */
    String name() {
        require(WireType.DELIMITED);
        if (position - valueStart > Limits.NAME) {
            throw source.damaged(start, "a name is longer than " + Limits.NAME + " bytes");
        }
        String name = exactText();
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            throw source.damaged(start, "a name holds control characters");
        }
        return name;
    }

    /** Its bytes as UTF-8 text, which must be valid. */
    String exactText() {
        require(WireType.DELIMITED);
        source.charge(1);
        String text = decoded();
        if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8()) {
            throw source.damaged(start, "a text is not UTF-8");
        }
        return text;
    }

    /** Its bytes as text for people to read; what is not UTF-8 becomes U+FFFD. */
    String text() {
        require(WireType.DELIMITED);
        source.charge(1);
        return decoded();
    }

    /** Passes on the numbers of a repeated field, whether it holds one number or many packed ones; floating-point numbers as their bits. */
    void numbers(int elementType, LongConsumer consumer) {
        if (wireType == elementType) {
            consumer.accept(scalar);
            return;
        }
        require(WireType.DELIMITED);
        FieldReader packed = new FieldReader(source, valueStart, position);
        while (packed.position < packed.end) {
            consumer.accept(
                    switch (elementType) {
                        case WireType.VARINT -> packed.varint();
                        case WireType.FIXED32 -> source.intAt(packed.take(4));
                        default -> source.longAt(packed.take(8));
                    });
        }
    }

    /** Whether the field holds its numbers packed. */
    boolean isPacked() {
        return wireType == WireType.DELIMITED;
    }

    private String decoded() {
        return new String(source.bytes(valueStart, position - valueStart), StandardCharsets.UTF_8);
    }

    private boolean isUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(source.view(valueStart, position - valueStart));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private void require(int expected) {
        if (wireType != expected) {
            throw source.damaged(start, "field " + number + " is of kind " + wireType + ", not " + expected);
        }
    }

    /** Skips some bytes and returns where they begin. */
    private int take(long length) {
        if (length < 0 || length > end - position) {
            String wanted = Long.toUnsignedString(length);
            throw source.damaged(
                    start, "a field of " + wanted + " bytes stands where " + (end - position) + " are left");
        }
        int taken = position;
        position += (int) length;
        return taken;
    }

    private long varint() {
        long value = 0;
        int first = position;
        while (position < end) {
            byte next = source.byteAt(position++);
            int shift = 7 * (position - first - 1);
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
            if (position - first == LONGEST_VARINT) {
                throw source.damaged(first, "a number is longer than " + LONGEST_VARINT + " bytes");
            }
        }
        throw source.damaged(first, "it ends within a number");
    }
}
