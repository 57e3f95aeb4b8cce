package org.vizsla.graph.onnx.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.GraphException;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;

/**
 * A {@code ValueInfoProto}: the name of an input or output, and what the file says about it.
 *
 * @param value empty where no type is given
 */
record DeclaredValue(String name, Optional<Value> value) {
    /**
     * Reads one; {@code role} is what messages call it.
     *
     * <p>A dimension without a size, or with a negative one, as some exporters write, is symbolic.
     */
    static DeclaredValue read(Message message, String role) {
        message.source().charge(Limits.LARGE_PART);
        String name = "";
        Message type = null;
        FieldReader fields = message.fields();
        while (fields.next()) {
            switch (fields.number()) {
                case Fields.Value.NAME -> name = fields.name();
                case Fields.Value.TYPE -> type = fields.message();
                default -> {}
            }
        }
        Message tensor = type == null ? null : tensorType(type, role + " '" + name + "'");
        return new DeclaredValue(name, tensor == null ? Optional.empty() : value(name, tensor, role));
    }

    private static @Nullable Message tensorType(Message type, String what) {
        Message tensor = null;
        FieldReader fields = type.fields();
        while (fields.next()) {
            String other = "";
            switch (fields.number()) {
                case Fields.Type.TENSOR -> tensor = fields.message();
                case Fields.Type.SEQUENCE -> other = "a sequence";
                case Fields.Type.MAP -> other = "a map";
                case Fields.Type.SPARSE_TENSOR -> other = "a sparse tensor";
                case Fields.Type.OPTIONAL -> other = "an optional value";
                case Fields.Type.OPAQUE -> other = "of a custom type";
                default -> {}
            }
            if (!other.isEmpty()) {
                throw type.source()
                        .failure(" cannot be used: " + what + " is " + other + ", and only tensors are supported");
            }
        }
        return tensor;
    }

    private static Optional<Value> value(String name, Message tensor, String role) {
        int type = 0;
        Shape shape = null;
        FieldReader fields = tensor.fields();
        while (fields.next()) {
            switch (fields.number()) {
                case Fields.TensorType.ELEMENT_TYPE -> type = fields.smallInteger();
                case Fields.TensorType.SHAPE -> shape = shape(fields.message());
                default -> {}
            }
        }
        if (type == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Value(name, DataType.ofCode(type), shape));
        } catch (GraphException e) {
            throw tensor.source().failure(" cannot be used: " + role + " '" + name + "': " + e.getMessage());
        }
    }

    private static Shape shape(Message message) {
        List<Dimension> dimensions = new ArrayList<>();
        FieldReader fields = message.fields();
        while (fields.next()) {
            if (fields.number() == Fields.Shape.DIMENSION) {
                dimensions.add(dimension(fields.message().fields()));
            }
        }
        return new Shape(dimensions);
    }

    private static Dimension dimension(FieldReader fields) {
        Dimension dimension = new Dimension.Symbolic("");
        while (fields.next()) {
            switch (fields.number()) {
                case Fields.Shape.SIZE -> {
                    long size = fields.integer();
                    dimension = size < 0 ? new Dimension.Symbolic("") : new Dimension.Fixed(size);
                }
                case Fields.Shape.SYMBOL -> dimension = new Dimension.Symbolic(fields.name());
                default -> {}
            }
        }
        return dimension;
    }
}
