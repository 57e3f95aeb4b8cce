package org.vizsla.graph.onnx.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a {@code TensorProto}, except elements in a typed field ({@link TypedElements}).
 *
 * @param message all of it
 * @param type a code, 0 where there is none
 * @param raw its elements as bytes; null where there are none
 * @param external whether its elements are in another file
 * @param whereabouts what it says about that file
 */
record TensorFields(
        Message message,
        String name,
        int type,
        List<Long> sizes,
        @Nullable Message raw,
        boolean external,
        Map<String, String> whereabouts) {

    static TensorFields read(Message message) {
        ModelBytes source = message.source();
        source.charge(Limits.LARGE_PART);
        String name = "";
        int type = 0;
        List<Long> sizes = new ArrayList<>();
        Message raw = null;
        boolean external = false;
        Map<String, String> whereabouts = new LinkedHashMap<>();
        FieldReader fields = message.fields();
        while (fields.next()) {
            switch (fields.number()) {
                case Fields.Tensor.NAME -> name = fields.name();
                case Fields.Tensor.DATA_TYPE -> type = fields.smallInteger();
                case Fields.Tensor.DIMS ->
                    fields.numbers(WireType.VARINT, size -> {
                        source.charge(1);
                        sizes.add(size);
                    });
                case Fields.Tensor.RAW_DATA -> raw = fields.message();
                case Fields.Tensor.DATA_LOCATION -> external = fields.integer() == Fields.Tensor.EXTERNAL;
                case Fields.Tensor.EXTERNAL_DATA -> {
                    Map.Entry<String, String> entry = Entries.read(fields.message());
                    whereabouts.put(entry.getKey(), entry.getValue());
                }
                case Fields.Tensor.SEGMENT ->
                    throw source.failure(" cannot be used: it holds a tensor in segments, which is not supported");
                default -> {}
            }
        }
        return new TensorFields(message, name, type, sizes, raw, external, whereabouts);
    }
}
