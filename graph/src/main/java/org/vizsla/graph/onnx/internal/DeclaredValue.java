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
 * @param documentation what its author says about it, mostly nothing
 */
record DeclaredValue(String name, Optional<Value> value, String documentation) {
    /**
     * Reads one that has to be a tensor; {@code role} is what messages call it.
     *
     * <p>A dimension without a size, or with a negative one, as some exporters write, is symbolic.
     */
    static DeclaredValue read(Message message, String role) {
        Parts parts = Parts.of(message);
        if (!parts.kind().isEmpty()) {
            throw message.source()
                    .failure(" cannot be used: " + role + " '" + parts.name() + "' is " + parts.kind()
                            + ", and only tensors are supported");
        }
        return readAny(message, role);
    }

    /** Reads one of any type; of one that is no tensor of numbers the name alone. */
    static DeclaredValue readAny(Message message, String role) {
        message.source().charge(Limits.LARGE_PART);
        Parts parts = Parts.of(message);
        Message tensor = parts.tensor();
        return new DeclaredValue(
                parts.name(),
                tensor == null ? Optional.empty() : value(parts.name(), tensor, role),
                parts.documentation());
    }

    /**
     * The fields of one.
     *
     * @param tensor its type, where that is a tensor's
     * @param kind what it is else; empty for a tensor, or where no type is given
     */
    private record Parts(String name, @Nullable Message tensor, String kind, String documentation) {
        static Parts of(Message message) {
            String name = "";
            Message type = null;
            String documentation = "";
            FieldReader fields = message.fields();
            while (fields.next()) {
                switch (fields.number()) {
                    case Fields.Value.NAME -> name = fields.name();
                    case Fields.Value.TYPE -> type = fields.message();
                    case Fields.Value.DOC_STRING -> documentation = fields.text();
                    default -> {}
                }
            }
            return type == null ? new Parts(name, null, "", documentation) : of(name, type.fields(), documentation);
        }

        private static Parts of(String name, FieldReader type, String documentation) {
            Message tensor = null;
            String kind = "";
            while (type.next()) {
                switch (type.number()) {
                    case Fields.Type.TENSOR -> tensor = type.message();
                    case Fields.Type.SEQUENCE -> kind = "a sequence";
                    case Fields.Type.MAP -> kind = "a map";
                    case Fields.Type.SPARSE_TENSOR -> kind = "a sparse tensor";
                    case Fields.Type.OPTIONAL -> kind = "an optional value";
                    case Fields.Type.OPAQUE -> kind = "of a custom type";
                    default -> {}
                }
            }
            return new Parts(name, tensor, kind, documentation);
        }
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
