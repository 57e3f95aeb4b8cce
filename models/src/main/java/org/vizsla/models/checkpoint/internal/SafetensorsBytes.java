package org.vizsla.models.checkpoint.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.internal.NamedSource;

/** A safetensors file that is in memory, as one inside a jar must be: its tensors are views of the bytes. */
public record SafetensorsBytes(Map<String, Tensor> tensors, Map<String, String> metadata) {

    /**
     * Reads the header; tensors are in its order.
     *
     * @throws VizslaException if it is damaged
     */
    public static SafetensorsBytes read(NamedSource source, byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        long length = content.length < Long.BYTES ? -1 : bytes.getLong();
        if (length < 0 || length > bytes.remaining()) {
            throw source.failure("is damaged: its header is incomplete");
        }
        byte[] json = new byte[(int) length];
        bytes.get(json);
        SafetensorsHeader header = SafetensorsHeader.parse(source, json);
        ByteBuffer data = bytes.slice();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        header.entries().forEach((name, entry) -> {
            if (entry.end() > data.capacity()) {
                throw source.failure("is damaged: tensor '" + name + "' is incomplete");
            }
            Shape shape =
                    Shape.of(entry.shape().stream().mapToLong(Long::longValue).toArray());
            ByteBuffer own = data.slice((int) entry.begin(), (int) (entry.end() - entry.begin()));
            tensors.put(name, Tensor.of(entry.type(), shape, own));
        });
        return new SafetensorsBytes(tensors, header.metadata());
    }
}
