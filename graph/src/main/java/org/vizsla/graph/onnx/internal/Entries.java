package org.vizsla.graph.onnx.internal;

import java.util.Map;

/** Reads and writes a {@code StringStringEntryProto}: a key and its value. */
final class Entries {
    private Entries() {}

    static Map.Entry<String, String> read(Message entry) {
        String key = "";
        String value = "";
        FieldReader fields = entry.fields();
        while (fields.next()) {
            switch (fields.number()) {
                case Fields.Entry.KEY -> key = fields.text();
                case Fields.Entry.VALUE -> value = fields.text();
                default -> {}
            }
        }
        return Map.entry(key, value);
    }

    static MessageWriter write(String key, String value) {
        return new MessageWriter().text(Fields.Entry.KEY, key).text(Fields.Entry.VALUE, value);
    }
}
