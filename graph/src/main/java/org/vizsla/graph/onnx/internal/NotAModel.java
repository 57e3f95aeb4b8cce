package org.vizsla.graph.onnx.internal;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Tells by its first bytes what a file is that is no ONNX model, and what to do about it. */
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
        if (isText(head)) {
            throw failure(source, textKind(start.stripLeading()));
        }
        if (start.startsWith("PK\u0003\u0004")) {
            throw failure(source, "it is a zip archive, as PyTorch's checkpoints are; give the .onnx file of a model");
        }
        if (!FIRST_TAGS.contains(head[0] & 0xFF)) {
            throw failure(source, "it does not begin as one; give the .onnx file of a model");
        }
    }

    static RuntimeException failure(ModelBytes source, String reason) {
        return source.failure(" is not an ONNX model: " + reason);
    }

    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    private static String textKind(String start) {
        if (start.startsWith("version https://git-lfs")) {
            return "it is a pointer of Git LFS in place of the file itself; run git lfs pull";
        }
        if (start.startsWith("<")) {
            return "it is a web page; the download went wrong, download it again";
        }
        return "it is a text file; give the .onnx file of a model";
    }
}
