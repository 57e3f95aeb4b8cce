package org.vizsla.graph.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.VizslaException;

/** Files that are not models, or models whose bytes make no sense. */
class DamagedModelTest {
    private static final String AGAIN = "; export, copy or download it again";

    @TempDir
    Path folder;

    private void assertRefused(byte[] content, String message) throws IOException {
        Path file = Files.write(folder.resolve("net.onnx"), content);
        assertThatThrownBy(() -> OnnxReader.read(file))
                .isInstanceOf(VizslaException.class)
                .hasMessage(file + message);
    }

    private void assertRefused(String content, String message) throws IOException {
        assertRefused(content.getBytes(StandardCharsets.ISO_8859_1), message);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] relu() {
        return Protos.model(Protos.relu()).build().toByteArray();
    }

    @Test
    void filesThatAreNotThere() {
        Path file = folder.resolve("gone.onnx");
        assertThatThrownBy(() -> OnnxReader.read(file))
                .isInstanceOf(VizslaException.class)
                .hasMessage("there is no file " + file);
        assertThatThrownBy(() -> OnnxReader.read(folder))
                .isInstanceOf(VizslaException.class)
                .hasMessage(folder + " is a folder; give the .onnx file of a model");
    }

    @Test
    void filesThatAreTooLarge() throws IOException {
        Path file = folder.resolve("net.onnx");
        try (var channel = Files.newByteChannel(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.position(Integer.MAX_VALUE).write(ByteBuffer.allocate(1));
        }
        assertThatThrownBy(() -> OnnxReader.read(file))
                .isInstanceOf(VizslaException.class)
                .hasMessage(
                        file + " is not an ONNX model: it is larger than 2 GB, and such a model keeps its weights in"
                                + " separate files");
    }

    @Test
    void filesOfOtherKinds() throws IOException {
        String no = " is not an ONNX model: ";
        assertRefused("", no + "it is empty" + AGAIN);
        for (String text : List.of("graph of my model\n", ": or \"quoted\"", "# Größe", "\n\t{\"ir_version\": 8}")) {
            assertRefused(text, no + "it is a text file; give the .onnx file of a model");
        }
        assertRefused(
                "version https://git-lfs.github.com/spec/v1\noid sha256:0\n",
                no + "it is a Git LFS pointer instead of the file itself; run git lfs pull");
        assertRefused(
                "\n <!DOCTYPE html><title>404</title>",
                no + "it is a web page: the download failed; download it again");
        assertRefused(
                "PK\u0003\u0004\0\0archive/data.pkl",
                no + "it is a zip archive, as PyTorch's checkpoints are; give the .onnx file of a model");
        String other = no + "it does not start like one; give the .onnx file of a model";
        assertRefused("\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019.", other);
        assertRefused("\u0089HDF\r\n\u001a\n\0\0", other);
        assertRefused("\n\u0005conv1\u0012\u0003abc\0", other);
        assertRefused(Arrays.copyOfRange(relu(), 2, relu().length), no + "it names no version of the format");
    }

    @Test
    void modelsWithoutGraphOrOperatorSet() throws IOException {
        assertRefused(bytes(0x08, 8), " is truncated or damaged: it holds no graph" + AGAIN);
        byte[] model = Protos.model(Protos.relu()).clearOpsetImport().build().toByteArray();
        assertRefused(model, " is truncated or damaged: it does not name the version of any operator set" + AGAIN);
        byte[] twice = Protos.model(Protos.relu()).build().toByteArray();
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(twice);
        both.writeBytes(twice);
        assertRefused(both.toByteArray(), " is truncated or damaged: it holds two graphs" + AGAIN);
    }

    @Test
    void fieldsThatAreLongerThanWhatHoldsThem() throws IOException {
        assertRefused(
                bytes(0x08, 8, 0x3A, 100, 1, 2),
                " is truncated or damaged: a field of 100 bytes stands where 2 are left (byte 2 of 6)" + AGAIN);
        assertRefused(
                bytes(0x08, 8, 0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1),
                " is truncated or damaged: a field of 18446744073709551615 bytes stands where 0 are left (byte 2 of 13)"
                        + AGAIN);
        assertRefused(
                bytes(0x08, 8, 0x3A, 4, 0x0A, 3, 0x22, 1, 0x42, 2, 0x10, 17),
                " is truncated or damaged: a field of 3 bytes stands where 2 are left (byte 4 of 12)" + AGAIN);
        assertRefused(
                bytes(0x08, 8, 0x3D, 1, 2, 3),
                " is truncated or damaged: a field of 4 bytes stands where 3 are left (byte 2 of 6)" + AGAIN);
        assertRefused(
                bytes(0x08, 8, 0x39, 1, 2, 3),
                " is truncated or damaged: a field of 8 bytes stands where 3 are left (byte 2 of 6)" + AGAIN);
    }

    @Test
    void numbersThatDoNotEnd() throws IOException {
        assertRefused(bytes(0x08, 0x88), " is truncated or damaged: it ends within a number (byte 1 of 2)" + AGAIN);
        assertRefused(
                bytes(0x08, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1),
                " is truncated or damaged: a number is longer than 10 bytes (byte 1 of 12)" + AGAIN);
    }

    @Test
    void tagsThatAreNone() throws IOException {
        assertRefused(bytes(0x08, 8, 0x00, 1), " is truncated or damaged: 0 is not a field tag (byte 2 of 4)" + AGAIN);
        assertRefused(
                bytes(0x08, 8, 0x80, 0x80, 0x80, 0x80, 0x40, 0),
                " is truncated or damaged: 17179869184 is not a field tag (byte 2 of 8)" + AGAIN);
        assertRefused(
                bytes(0x08, 8, 0x3B, 0x3C),
                " is truncated or damaged: a field is of the unknown kind 3 (byte 2 of 4)" + AGAIN);
        assertRefused(
                bytes(0x08, 8, 0x38, 5), " is truncated or damaged: field 7 is of kind 0, not 2 (byte 2 of 4)" + AGAIN);
    }

    @Test
    void numbersThatDoNotFit() throws IOException {
        assertRefused(
                bytes(0x08, 8, 0x42, 7, 0x10, 0x80, 0x80, 0x80, 0x80, 0x80, 1),
                " is truncated or damaged: 34359738368 is not valid here (byte 4 of 11)" + AGAIN);
    }

    @Test
    void namesThatAreNone() throws IOException {
        assertRefused(
                bytes(0x08, 8, 0x3A, 3, 0x12, 1, 0xFF, 0x42, 2, 0x10, 17),
                " is truncated or damaged: a text is not UTF-8 (byte 4 of 11)" + AGAIN);
        String tooLong = "n".repeat(4097);
        byte[] model = Protos.model(Protos.relu().setName(tooLong)).build().toByteArray();
        Path file = Files.write(folder.resolve("net.onnx"), model);
        assertThatThrownBy(() -> OnnxReader.read(file))
                .isInstanceOf(VizslaException.class)
                .hasMessageContaining(" is truncated or damaged: a name is longer than 4096 bytes (byte ");
    }

    @Test
    void subgraphsThatAreTooDeep() throws IOException {
        assertThat(OnnxReader.read(ByteBuffer.wrap(nested(32))).nodes()).hasSize(2);
        for (int depth : new int[] {33, 100, 3000}) {
            assertRefused(nested(depth), " exceeds the limit 'depth': 32 subgraphs or functions within each other");
        }
    }

    /** A model with If in If, so many levels deep; built from the inside, since recursive code cannot handle messages this deep. */
    private static byte[] nested(int depth) {
        byte[] graph = GraphProto.newBuilder()
                .setName("g")
                .addOutput(ValueInfoProto.newBuilder().setName("x"))
                .build()
                .toByteArray();
        for (int level = depth; level > 1; level--) {
            graph = field(1, ifNode("v" + level, graph));
        }
        byte[] model = Protos.model(Protos.relu()).clearGraph().build().toByteArray();
        byte[] outer = concat(Protos.relu().build().toByteArray(), field(1, ifNode("v1", graph)));
        return concat(model, field(7, outer));
    }

    private static byte[] ifNode(String output, byte[] branch) {
        byte[] node = NodeProto.newBuilder()
                .setOpType("If")
                .addInput("x")
                .addOutput(output)
                .build()
                .toByteArray();
        byte[] attribute = Protos.attribute("then_branch", ai.onnx.proto.OnnxMl.AttributeProto.AttributeType.GRAPH)
                .build()
                .toByteArray();
        return concat(node, field(5, concat(attribute, field(6, branch))));
    }

    private static byte[] field(int number, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write((number << 3) | 2);
        int length = content.length;
        while (length > 127) {
            bytes.write((length & 127) | 128);
            length >>>= 7;
        }
        bytes.write(length);
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Test
    void graphsOfTooManyParts() throws IOException {
        String message = " exceeds the limit 'parts': 2000000 parts";
        byte[] emptyInputs = new byte[2 * 2_100_000];
        for (int i = 0; i < emptyInputs.length; i += 2) {
            emptyInputs[i] = 0x0A;
        }
        byte[] node = concat(field(4, bytes('A')), emptyInputs);
        assertRefused(withNode(node), message);

        byte[] packedInts = concat(
                Protos.attribute("i", ai.onnx.proto.OnnxMl.AttributeProto.AttributeType.INTS)
                        .build()
                        .toByteArray(),
                field(8, new byte[2_100_000]));
        assertRefused(withNode(concat(field(4, bytes('A')), field(5, packedInts))), message);

        ByteArrayOutputStream nodes = new ByteArrayOutputStream();
        byte[] smallest = field(1, field(4, bytes('A')));
        for (int i = 0; i < 130_000; i++) {
            nodes.writeBytes(smallest);
        }
        assertRefused(withGraph(nodes.toByteArray()), " exceeds the limit 'nodes': 10000 nodes");
    }

    private static byte[] withNode(byte[] node) {
        return withGraph(field(1, node));
    }

    private static byte[] withGraph(byte[] more) {
        byte[] model = Protos.model(Protos.relu()).clearGraph().build().toByteArray();
        return concat(model, field(7, concat(Protos.relu().build().toByteArray(), more)));
    }
}
