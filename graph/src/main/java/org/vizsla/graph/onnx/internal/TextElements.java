package org.vizsla.graph.onnx.internal;

import java.util.ArrayList;
import java.util.List;

/** The elements of a tensor of strings, such as names of classes. */
final class TextElements {
    private TextElements() {}

    static List<String> read(Message tensor) {
        List<String> texts = new ArrayList<>();
        FieldReader fields = tensor.fields();
        while (fields.next()) {
            if (fields.number() == Fields.Tensor.STRING_DATA) {
                tensor.source().charge(Limits.LARGE_PART);
                texts.add(fields.exactText());
            }
        }
        return texts;
    }
}
