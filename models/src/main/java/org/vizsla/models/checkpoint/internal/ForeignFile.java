package org.vizsla.models.checkpoint.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.vizsla.graph.TextFile;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.internal.InputFile;

/** Says what a file is that is not a checkpoint, and what to do about it. */
public final class ForeignFile {
    private static final String CHECKPOINT = "a .pth file of torch.save or a .safetensors file";

    private ForeignFile() {}

    /** The failure for such a file, judged by its first bytes. */
    public static VizslaException refusal(InputFile file, ByteBuffer head) {
        return file.failure(kind(head));
    }

    private static String kind(ByteBuffer head) {
        byte[] bytes = new byte[head.remaining()];
        head.duplicate().get(bytes);
        String start = new String(bytes, StandardCharsets.ISO_8859_1);
        if (start.isEmpty()) {
            return "is empty; copy or download it again";
        }
        if (start.startsWith("\u0089HDF\r\n")) {
            return "is an HDF5 file, as Keras writes (.h5); export the model to ONNX (tf2onnx) and give that";
        }
        if (start.startsWith("\u0093NUMPY")) {
            return "is a NumPy array without a name; save the weights by name as .safetensors";
        }
        if (start.startsWith("GGUF")) {
            return "is a GGUF file, which holds language models; give a .pth or .safetensors file";
        }
        if (start.startsWith("\u001f\u008b")) {
            return "is compressed with gzip; unpack it with gunzip and give what comes out";
        }
        if (start.startsWith("ustar", 257)) {
            return "is a tar archive; unpack it and give the checkpoint that is in it";
        }
        if (isOnnx(bytes)) {
            return "is an ONNX model, which has its own architecture; give it as the model, without one";
        }
        if (bytes[0] == (byte) 0x80) {
            return "is a pickle, but not one of torch.save; save the weights with torch.save(model.state_dict(), FILE)";
        }
        return TextFile.of(bytes)
                .map(text -> text.describe(CHECKPOINT))
                .orElse("is not a checkpoint that Vizsla can read; give " + CHECKPOINT);
    }

    /** Whether it begins like a protocol buffer whose first field is a plausible ir_version. */
    private static boolean isOnnx(byte[] bytes) {
        if (bytes.length < 3 || bytes[0] != 0x08 || bytes[1] < 1 || bytes[1] > 30) {
            return false;
        }
        int field = bytes[2] >> 3;
        int wireType = bytes[2] & 7;
        return field == 5 ? wireType == 0 : field >= 2 && field <= 8 && wireType == 2;
    }
}
