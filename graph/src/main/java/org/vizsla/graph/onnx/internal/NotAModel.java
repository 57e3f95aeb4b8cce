package org.vizsla.graph.onnx.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.vizsla.graph.TextFile;

/** Recognizes by its first bytes a file that is not an ONNX model, and says what it is and what to do about it. */
final class NotAModel {
    private static final int HEAD = 512;

    /** Tags of {@code ModelProto}'s fields 1 to 8 and 14, as their first byte; any of them may come first. */
    private static final Set<Integer> FIRST_TAGS = Set.of(0x08, 0x12, 0x1A, 0x22, 0x28, 0x32, 0x3A, 0x42, 0x72);

    private NotAModel() {}

    /** Throws a failure if this cannot be a model, complete or not. */
    static void refuse(ModelBytes source) {
        byte[] head = source.bytes(0, Math.min(HEAD, source.size()));
        if (head.length == 0) {
            throw failure(source, "it is empty; export, copy or download it again");
        }
        String start = new String(head, StandardCharsets.ISO_8859_1);
        Optional<TextFile> text = TextFile.of(head);
        if (text.isPresent()) {
            throw failure(source, "it " + text.get().describe("the .onnx file of a model"));
        }
        if (start.startsWith("PK\u0003\u0004")) {
            throw failure(source, "it is a zip archive, as PyTorch's checkpoints are; give the .onnx file of a model");
        }
        if (!FIRST_TAGS.contains(head[0] & 0xFF)) {
            throw failure(source, "it does not start like one; give the .onnx file of a model");
        }
    }

    static RuntimeException failure(ModelBytes source, String reason) {
        return source.failure(" is not an ONNX model: " + reason);
    }
}
