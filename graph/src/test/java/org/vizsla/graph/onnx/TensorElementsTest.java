package org.vizsla.graph.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vizsla.graph.onnx.Protos.relu;
import static org.vizsla.graph.onnx.Protos.tensor;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.VizslaException;

/** Every way in which a tensor's elements can be written down. */
class TensorElementsTest {
    @TempDir
    Path folder;

    /** A tensor of two elements, in the field of its type, and its bytes. */
    record Elements(DataType type, TensorProto.Builder tensor, ByteBuffer bytes) {
        @Override
        public String toString() {
            return type.name();
        }
    }

    private static TensorProto.Builder two(DataType type) {
        return tensor("w", type.code(), 2);
    }

    private static TensorProto.Builder ints(DataType type, int first, int second) {
        return two(type).addInt32Data(first).addInt32Data(second);
    }

    private static ByteBuffer bytes(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer shorts(int first, int second) {
        return bytes(4).putShort((short) first).putShort((short) second).flip();
    }

    static List<Elements> typed() {
        return List.of(
                new Elements(
                        DataType.FLOAT32,
                        two(DataType.FLOAT32).addFloatData(1.5f).addFloatData(Float.NaN),
                        bytes(8).putFloat(1.5f).putFloat(Float.NaN).flip()),
                new Elements(
                        DataType.FLOAT64,
                        two(DataType.FLOAT64).addDoubleData(-0.1).addDoubleData(1e300),
                        bytes(16).putDouble(-0.1).putDouble(1e300).flip()),
                new Elements(
                        DataType.INT64,
                        two(DataType.INT64).addInt64Data(Long.MIN_VALUE).addInt64Data(5),
                        bytes(16).putLong(Long.MIN_VALUE).putLong(5).flip()),
                new Elements(
                        DataType.UINT64,
                        two(DataType.UINT64).addUint64Data(-1).addUint64Data(5),
                        bytes(16).putLong(-1).putLong(5).flip()),
                new Elements(
                        DataType.UINT32,
                        two(DataType.UINT32).addUint64Data(0xFFFFFFFFL).addUint64Data(5),
                        bytes(8).putInt(-1).putInt(5).flip()),
                new Elements(
                        DataType.INT32,
                        ints(DataType.INT32, Integer.MIN_VALUE, 5),
                        bytes(8).putInt(Integer.MIN_VALUE).putInt(5).flip()),
                new Elements(DataType.INT16, ints(DataType.INT16, -2, 300), shorts(-2, 300)),
                new Elements(DataType.UINT16, ints(DataType.UINT16, 65535, 300), shorts(-1, 300)),
                new Elements(DataType.FLOAT16, ints(DataType.FLOAT16, 0xBC00, 0x3C00), shorts(0xBC00, 0x3C00)),
                new Elements(DataType.BFLOAT16, ints(DataType.BFLOAT16, 0xBF80, 0x3F80), shorts(0xBF80, 0x3F80)),
                new Elements(DataType.INT8, ints(DataType.INT8, -2, 100), ByteBuffer.wrap(new byte[] {-2, 100})),
                new Elements(DataType.UINT8, ints(DataType.UINT8, 255, 100), ByteBuffer.wrap(new byte[] {-1, 100})),
                new Elements(DataType.BOOL, ints(DataType.BOOL, 0, 256), ByteBuffer.wrap(new byte[] {0, 1})));
    }

    private static Tensor read(TensorProto.Builder tensor) {
        Graph graph = Protos.read(relu().addInitializer(tensor));
        return new Tensors(graph.initializers()).get("w");
    }

    @Test
    void allTypesAreTried() {
        assertThat(typed()).extracting(Elements::type).doesNotHaveDuplicates().hasSize(DataType.values().length - 1);
    }

    @ParameterizedTest
    @MethodSource("typed")
    void readsPackedFields(Elements elements) {
        Tensor read = read(elements.tensor());
        assertThat(read.type()).isEqualTo(elements.type());
        assertThat(read.shape()).isEqualTo(Shape.of(2));
        assertThat(read.bytes()).isEqualTo(elements.bytes());
    }

    @ParameterizedTest
    @MethodSource("typed")
    void readsFieldsOneByOne(Elements elements) throws Exception {
        UnknownFieldSet all =
                UnknownFieldSet.parseFrom(elements.tensor().build().toByteArray());
        UnknownFieldSet.Builder apart = all.toBuilder();
        for (int field : new int[] {4, 5, 7, 10, 11}) {
            if (all.hasField(field)) {
                apart.addField(field, unpacked(all.getField(field), field));
            }
        }
        TensorProto.Builder tensor = TensorProto.newBuilder().setUnknownFields(apart.build());
        assertThat(tensor.build().toByteString())
                .isNotEqualTo(elements.tensor().build().toByteString());
        assertThat(read(tensor).bytes()).isEqualTo(elements.bytes());
    }

    /** The field with the first number by itself, and the others packed as before. */
    private static UnknownFieldSet.Field unpacked(UnknownFieldSet.Field packed, int field) throws Exception {
        ByteString bytes = packed.getLengthDelimitedList().get(0);
        UnknownFieldSet.Field.Builder apart = UnknownFieldSet.Field.newBuilder();
        var input = bytes.newCodedInput();
        switch (field) {
            case 4 -> apart.addFixed32(input.readFixed32()).addFixed32(input.readFixed32());
            case 10 -> apart.addFixed64(input.readFixed64()).addFixed64(input.readFixed64());
            default -> {
                apart.addVarint(input.readRawVarint64());
                apart.addLengthDelimited(bytes.substring(input.getTotalBytesRead()));
            }
        }
        return apart.build();
    }

    @ParameterizedTest
    @MethodSource("typed")
    void readsRawBytes(Elements elements) {
        ByteString raw = ByteString.copyFrom(elements.bytes().duplicate());
        assertThat(read(two(elements.type()).setRawData(raw)).bytes()).isEqualTo(elements.bytes());
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT32", "BOOL", "INT64"})
    void anEmptyTensorHasNoElements(DataType type) {
        assertThat(read(tensor("w", type.code(), 3, 0)).bytes().remaining()).isZero();
        assertThat(read(tensor("w", type.code(), 0).setRawData(ByteString.EMPTY))
                        .elements())
                .isZero();
    }

    @Test
    void aTensorWithoutSizesIsAScalar() {
        assertThat(read(tensor("w", Protos.FLOAT).addFloatData(2))).hasToString("float32[][2.0]");
    }

    @Test
    void bytesThatAreNotFewStayInTheFile() throws Exception {
        byte[] weights = new byte[1024];
        weights[0] = 7;
        TensorProto.Builder doubles = tensor("doubles", DataType.FLOAT64.code(), 128);
        TensorProto.Builder floats = tensor("floats", Protos.FLOAT, 256);
        TensorProto.Builder integers = tensor("integers", Protos.INT64, 256);
        for (int i = 0; i < 256; i++) {
            floats.addFloatData(i);
            integers.addInt64Data(-i);
            if (i < 128) {
                doubles.addDoubleData(i);
            }
        }
        byte[] model = Protos.model(relu().addInitializer(Protos.raw("raw", Protos.FLOAT, weights, 256))
                        .addInitializer(Protos.raw("small", Protos.FLOAT, new byte[1020], 255))
                        .addInitializer(floats)
                        .addInitializer(doubles)
                        .addInitializer(integers))
                .build()
                .toByteArray();
        Path file = Files.write(folder.toRealPath().resolve("m.onnx"), model);
        Tensors tensors = new Tensors(OnnxReader.read(file).initializers());

        for (String large : List.of("raw", "floats", "doubles")) {
            assertThat(tensors.get(large).data()).as(large).isInstanceOf(TensorData.InFile.class);
        }
        assertThat(((TensorData.InFile) tensors.get("raw").data()).file()).isEqualTo(file);
        assertThat(tensors.get("raw").bytes()).isEqualTo(ByteBuffer.wrap(weights));
        assertThat(tensors.get("floats").floats()).startsWith(0, 1, 2).endsWith(255);
        assertThat(tensors.get("doubles").bytes().getDouble(8 * 100)).isEqualTo(100);
        assertThat(tensors.get("small").data()).isInstanceOf(TensorData.InMemory.class);
        assertThat(tensors.get("integers").data()).isInstanceOf(TensorData.InMemory.class);
        assertThat(tensors.get("integers").longs()).startsWith(0, -1, -2).endsWith(-255);

        Tensors inMemory = new Tensors(OnnxReader.read(ByteBuffer.wrap(model)).initializers());
        for (String name : tensors.byName().keySet()) {
            assertThat(inMemory.get(name).data()).as(name).isInstanceOf(TensorData.InMemory.class);
            assertThat(inMemory.get(name).bytes())
                    .as(name)
                    .isEqualTo(tensors.get(name).bytes());
        }
    }

    @Test
    void constantsInAttributesStayInTheFileToo() throws Exception {
        TensorProto.Builder weights = Protos.raw("", Protos.FLOAT, new byte[2048], 512);
        byte[] model = Protos.model(relu().addNode(Protos.node("Constant", List.of(), "c")
                        .addAttribute(
                                Protos.attribute("value", ai.onnx.proto.OnnxMl.AttributeProto.AttributeType.TENSOR)
                                        .setT(weights))))
                .build()
                .toByteArray();
        Graph graph = OnnxReader.read(Files.write(folder.resolve("m.onnx"), model));
        assertThat(graph.nodes().get(1).attributes().get("value"))
                .isInstanceOfSatisfying(
                        org.vizsla.graph.Attribute.OfTensor.class,
                        tensor -> assertThat(tensor.value().data()).isInstanceOf(TensorData.InFile.class));
    }

    private static final byte[] HALVES = {(byte) 0x81, 0x7f, 0x0a};

    @Test
    void numbersOf4BitsAreReadAsOnesOf8() {
        TensorProto.Builder signed = Protos.raw("w", 22, HALVES, 5);
        TensorProto.Builder unsigned = Protos.raw("w", 21, HALVES, 1, 5);
        TensorProto.Builder listed = tensor("w", 22, 3).addInt32Data(0x81).addInt32Data(0x0f);

        assertNumbers(signed, DataType.INT8, Shape.of(5), 1, -8, -1, 7, -6);
        assertNumbers(unsigned, DataType.UINT8, Shape.of(1, 5), 1, 8, 15, 7, 10);
        assertNumbers(listed, DataType.INT8, Shape.of(3), 1, -8, -1);
    }

    private static void assertNumbers(TensorProto.Builder tensor, DataType type, Shape shape, int... numbers) {
        Tensor read = Protos.read(relu().addInitializer(tensor)).initializers().get("w");
        byte[] bytes = new byte[numbers.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) numbers[i];
        }
        assertThat(read).isNotNull();
        assertThat(read.type()).isEqualTo(type);
        assertThat(read.shape()).isEqualTo(shape);
        assertThat(read.bytes()).isEqualTo(ByteBuffer.wrap(bytes));
    }

    @Test
    void whatQuantizesTo4BitsIsRefused() {
        var graph = relu().addInitializer(
                        tensor("scale", DataType.FLOAT32.code()).addFloatData(0.5f))
                .addInitializer(tensor("zero", 22).addInt32Data(0))
                .addNode(Protos.node("QuantizeLinear", List.of("x", "scale", "zero"), "q"));
        assertThatThrownBy(() -> Protos.read(graph))
                .isInstanceOf(VizslaException.class)
                .hasMessageEndingWith("QuantizeLinear 'q' quantizes to 4 bits, which is not supported; quantize"
                        + " activations to 8 bits, or export the model as it was before");
    }
}
