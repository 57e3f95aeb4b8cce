package org.vizsla.graph.onnx.internal;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;

/**
 * Whole numbers of 4 bits, two in a byte, the lower half first: they are read as the same numbers of 8 bits. What dequantizes them means the same then; what quantizes to 4 bits does not, and is refused.
 */
final class NarrowElements {
    private static final Map<Integer, DataType> WIDER = Map.of(21, DataType.UINT8, 22, DataType.INT8);

    private final Set<Tensor> read = Collections.newSetFromMap(new IdentityHashMap<>());

    /** The type of 8 bits for the code of one of 4 bits; null for others. */
    static @Nullable DataType wider(int code) {
        return WIDER.get(code);
    }

    /** The bytes that so many numbers take. */
    static long packed(long count) {
        return (count + 1) / 2;
    }

    /** The tensor of numbers of 8 bits. */
    Tensor widened(ByteBuffer packed, DataType type, Shape shape) {
        long count = shape.elements();
        ByteBuffer bytes = Tensor.allocate(count);
        for (long i = 0; i < count; i++) {
            int both = packed.get((int) (i / 2));
            int half = i % 2 == 0 ? both : both >> 4;
            bytes.put((byte) (type == DataType.INT8 ? half << 28 >> 28 : half & 0xf));
        }
        Tensor tensor = Tensor.of(type, shape, new TensorData.InMemory(bytes.flip()));
        read.add(tensor);
        return tensor;
    }

    /** The first node that quantizes to numbers of 4 bits, or null. */
    @Nullable
    Node quantizing(Collection<Node> nodes, Map<String, Tensor> initializers) {
        Map<String, Tensor> constants = read.isEmpty() ? Map.of() : new HashMap<>(initializers);
        for (Node node : nodes) {
            if (!read.isEmpty()
                    && node.is("Constant")
                    && !node.outputs().isEmpty()
                    && node.attributes().get("value") instanceof Attribute.OfTensor constant) {
                constants.put(node.outputs().get(0), constant.value());
            }
            String zero = node.is("QuantizeLinear") ? node.input(2) : null;
            boolean isNarrow = zero != null && constants.containsKey(zero) && read.contains(constants.get(zero));
            if (isNarrow || (node.is("QuantizeLinear") && wider((int) node.integer("output_dtype", 0)) != null)) {
                return node;
            }
        }
        return null;
    }
}
