package org.vizsla.models.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.checkpoint.internal.SafetensorsType;

/**
 * Writes tensors as a safetensors file: the same tensors give the same bytes.
 *
 * <p>The header names the tensors in the map's order. Their bytes begin at a multiple of 64 and follow by element size,
 * largest first, so that each is aligned to its elements without a gap and can be mapped.
 */
public final class SafetensorsWriter {
    private static final int ALIGNMENT = 64;
    private static final String METADATA = "__metadata__";
    private static final JsonFactory JSON = new JsonFactory();

    private SafetensorsWriter() {}

    /**
     * Writes or replaces a file; it appears whole or not at all.
     *
     * @throws VizslaException if it cannot be written, or a tensor's name is {@code __metadata__}
     */
    public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) {
        if (tensors.containsKey(METADATA)) {
            throw new VizslaException("no tensor of a safetensors file can be named " + METADATA);
        }
        List<Map.Entry<String, Tensor>> byElementSize = tensors.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        entry -> -entry.getValue().type().size()))
                .toList();
        Map<String, Long> offsets = new HashMap<>();
        long end = 0;
        for (Map.Entry<String, Tensor> entry : byElementSize) {
            offsets.put(entry.getKey(), end);
            end += entry.getValue().data().length();
        }
        ByteBuffer header = padded(json(tensors, offsets, metadata));
        AtomicFile.write(file, channel -> {
            AtomicFile.writeAll(channel, header);
            for (Map.Entry<String, Tensor> entry : byElementSize) {
                AtomicFile.writeAll(channel, entry.getValue().bytes());
            }
        });
    }

    private static byte[] json(Map<String, Tensor> tensors, Map<String, Long> offsets, Map<String, String> metadata) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeObjectFieldStart(METADATA);
                for (Map.Entry<String, String> entry : metadata.entrySet()) {
                    json.writeStringField(entry.getKey(), entry.getValue());
                }
                json.writeEndObject();
            }
            for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
                Tensor tensor = entry.getValue();
                long begin = offsets.getOrDefault(entry.getKey(), 0L);
                json.writeObjectFieldStart(entry.getKey());
                json.writeStringField("dtype", SafetensorsType.nameOf(tensor.type()));
                writeIntegers(json, "shape", tensor.shape().sizes());
                writeIntegers(json, "data_offsets", begin, begin + tensor.data().length());
                json.writeEndObject();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeIntegers(JsonGenerator json, String name, long... values) throws IOException {
        json.writeFieldName(name);
        json.writeArray(values, 0, values.length);
    }

    /** The header's length, the header, and spaces up to the alignment. */
    private static ByteBuffer padded(byte[] json) {
        int length = (Long.BYTES + json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(length - Long.BYTES).put(json);
        while (header.hasRemaining()) {
            header.put((byte) ' ');
        }
        return header.flip();
    }
}
