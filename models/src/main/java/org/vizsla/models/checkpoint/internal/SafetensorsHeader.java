package org.vizsla.models.checkpoint.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.internal.InputFile;
import org.vizsla.models.internal.NamedSource;
import org.vizsla.models.internal.StridedRegion;

/** The JSON header of a safetensors file: {@code {"name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}}}. */
record SafetensorsHeader(Map<String, Entry> entries, Map<String, String> metadata) {
    static final String METADATA = "__metadata__";

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(4)
                    .maxNumberLength(20)
                    .maxStringLength(1 << 20)
                    .maxNameLength(10_000)
                    .build())
            .build();

    /** A tensor; begin and end count bytes from the header's end on, and begin is not after the end. */
    record Entry(DataType type, List<Long> shape, long begin, long end) {}

    static SafetensorsHeader parse(NamedSource file, byte[] json) {
        try (JsonParser parser = JSON.createParser(json)) {
            return new Reader(file, parser).header();
        } catch (IOException e) {
            throw unexpected(file);
        }
    }

    /** Reads token by token, so that memory is spent only on what is expected. */
    private record Reader(NamedSource file, JsonParser parser) {
        SafetensorsHeader header() throws IOException {
            Map<String, Entry> entries = new LinkedHashMap<>();
            Map<String, String> metadata = new LinkedHashMap<>();
            expect(parser.nextToken(), JsonToken.START_OBJECT);
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                if (name.equals(METADATA)) {
                    readMetadata(metadata);
                } else if (entries.put(name, entry(name)) != null) {
                    throw file.failure("is damaged: it has two tensors named " + InputFile.quoted(name));
                }
                if (entries.size() > Limits.TENSORS || metadata.size() > Limits.TENSORS) {
                    throw file.failure("holds more than " + Limits.TENSORS + " tensors");
                }
            }
            expect(parser.currentToken(), JsonToken.END_OBJECT);
            if (parser.nextToken() != null) {
                throw unexpected();
            }
            return new SafetensorsHeader(entries, metadata);
        }

        private void readMetadata(Map<String, String> metadata) throws IOException {
            expect(parser.nextToken(), JsonToken.START_OBJECT);
            for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
                String value = parser.nextTextValue();
                if (value == null || metadata.size() > Limits.TENSORS) {
                    throw unexpected();
                }
                metadata.put(key, value);
            }
            expect(parser.currentToken(), JsonToken.END_OBJECT);
        }

        private Entry entry(String name) throws IOException {
            String type = null;
            List<Long> shape = null;
            List<Long> offsets = null;
            expect(parser.nextToken(), JsonToken.START_OBJECT);
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                switch (field) {
                    case "dtype" -> type = parser.nextTextValue();
                    case "shape" -> shape = integers();
                    case "data_offsets" -> offsets = integers();
                    default -> throw unexpected();
                }
            }
            expect(parser.currentToken(), JsonToken.END_OBJECT);
            if (type == null
                    || shape == null
                    || offsets == null
                    || offsets.size() != 2
                    || offsets.get(0) > offsets.get(1)) {
                throw file.failure(
                        "is damaged: tensor " + InputFile.quoted(name) + " lacks a type, a shape or its place");
            }
            return new Entry(SafetensorsType.of(file, name, type), shape, offsets.get(0), offsets.get(1));
        }

        private List<Long> integers() throws IOException {
            List<Long> integers = new ArrayList<>();
            expect(parser.nextToken(), JsonToken.START_ARRAY);
            while (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                if (integers.size() == StridedRegion.HIGHEST_RANK || parser.getLongValue() < 0) {
                    throw unexpected();
                }
                integers.add(parser.getLongValue());
            }
            expect(parser.currentToken(), JsonToken.END_ARRAY);
            return integers;
        }

        private void expect(@Nullable JsonToken found, JsonToken expected) {
            if (found != expected) {
                throw unexpected();
            }
        }

        private VizslaException unexpected() {
            return SafetensorsHeader.unexpected(file);
        }
    }

    private static VizslaException unexpected(NamedSource file) {
        return file.failure("is damaged: its header is not the JSON of safetensors; copy or download it again");
    }
}
