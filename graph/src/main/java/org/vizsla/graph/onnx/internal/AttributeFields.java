package org.vizsla.graph.onnx.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an {@code AttributeProto}; its type says which of them counts.
 *
 * @param text empty where there is none
 * @param tensor null where there is none
 * @param graph null where there is none
 * @param reference in a function, the attribute of its call that this one is; empty otherwise
 */
record AttributeFields(
        String name,
        AttributeType type,
        float real,
        long integer,
        String text,
        @Nullable Message tensor,
        @Nullable Message graph,
        List<Float> reals,
        List<Long> integers,
        List<String> texts,
        String reference) {

    static AttributeFields read(Message message) {
        ModelBytes source = message.source();
        String name = "";
        AttributeType type = AttributeType.UNDEFINED;
        float real = 0;
        long integer = 0;
        String text = "";
        Message tensor = null;
        Message graph = null;
        List<Float> reals = new ArrayList<>();
        List<Long> integers = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        String reference = "";
        FieldReader fields = message.fields();
        while (fields.next()) {
            switch (fields.number()) {
                case Fields.Attribute.NAME -> name = fields.name();
                case Fields.Attribute.TYPE -> type = AttributeType.ofCode(fields.smallInteger());
                case Fields.Attribute.F -> real = fields.real();
                case Fields.Attribute.I -> integer = fields.integer();
                case Fields.Attribute.S -> text = fields.exactText();
                case Fields.Attribute.T -> tensor = fields.message();
                case Fields.Attribute.G -> graph = fields.message();
                case Fields.Attribute.FLOATS ->
                    fields.numbers(WireType.FIXED32, bits -> {
                        source.charge(1);
                        reals.add(Float.intBitsToFloat((int) bits));
                    });
                case Fields.Attribute.INTS ->
                    fields.numbers(WireType.VARINT, value -> {
                        source.charge(1);
                        integers.add(value);
                    });
                case Fields.Attribute.REFERENCE -> reference = fields.name();
                case Fields.Attribute.STRINGS -> texts.add(fields.exactText());
                default -> {}
            }
        }
        return new AttributeFields(name, type, real, integer, text, tensor, graph, reals, integers, texts, reference);
    }
}
