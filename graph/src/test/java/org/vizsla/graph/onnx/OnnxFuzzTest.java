package org.vizsla.graph.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.sun.management.ThreadMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vizsla.graph.Graph;
import org.vizsla.graph.VizslaException;

/** Whatever happens to a model's bytes, it is read, or refused in one line; and it never costs much memory. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OnnxFuzzTest {
    private static final int FLIPPED = 20_000;

    /** Bytes that may be allocated for each byte of the file, garbage included, where it holds nothing but the smallest parts (some 250 to 350, as Java has compiled the reader); and beyond that in any case. */
    private static final long EACH = 400;

    private static final long ANYWAY = 20_000;

    /** A model of some 500 bytes with a bit of everything. */
    private static byte[] model() {
        GraphProto.Builder branch = GraphProto.newBuilder()
                .setName("branch")
                .addInitializer(Protos.tensor("two", Protos.FLOAT).addFloatData(2))
                .addNode(Protos.node("Mul", List.of("y", "two"), "p"))
                .addOutput(ValueInfoProto.newBuilder().setName("p"));
        GraphProto.Builder graph = Protos.relu()
                .addInitializer(Protos.raw("raw", Protos.FLOAT, new byte[24], 2, 3))
                .addInitializer(
                        Protos.tensor("longs", Protos.INT64, 2).addInt64Data(-1).addInt64Data(300))
                .addInitializer(Protos.tensor("doubles", TensorProto.DataType.DOUBLE_VALUE, 1)
                        .addDoubleData(0.5))
                .addInitializer(Protos.tensor("flags", TensorProto.DataType.BOOL_VALUE, 2)
                        .addInt32Data(1)
                        .addInt32Data(0))
                .addInput(Protos.value("go", TensorProto.DataType.BOOL_VALUE))
                .addNode(Protos.node("Conv", List.of("x", "raw", ""), "c")
                        .setName("conv")
                        .addAttribute(Protos.attribute("strides", AttributeType.INTS)
                                .addInts(2)
                                .addInts(2))
                        .addAttribute(Protos.attribute("auto_pad", AttributeType.STRING)
                                .setS(ByteString.copyFromUtf8("VALID")))
                        .addAttribute(
                                Protos.attribute("alpha", AttributeType.FLOAT).setF(0.5f))
                        .addAttribute(
                                Protos.attribute("scales", AttributeType.FLOATS).addFloats(1))
                        .addAttribute(
                                Protos.attribute("group", AttributeType.INT).setI(1)))
                .addNode(Protos.node("Constant", List.of(), "k")
                        .addAttribute(Protos.attribute("value", AttributeType.TENSOR)
                                .setT(Protos.tensor("", Protos.FLOAT, 1).addFloatData(3))))
                .addNode(Protos.node("If", List.of("go"), "z")
                        .addAttribute(Protos.attribute("then_branch", branch))
                        .addAttribute(Protos.attribute("else_branch", branch)));
        return Protos.model(graph)
                .setProducerName("pytorch")
                .addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey("a").setValue("b"))
                .build()
                .toByteArray();
    }

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final List<BufferPoolMXBean> DIRECT =
            ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                    .filter(pool -> pool.getName().equals("direct"))
                    .toList();

    /** Bytes that this thread has allocated so far, on and off the heap. */
    private static long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes() + DIRECT.get(0).getMemoryUsed();
    }

    /** Reads; true if that succeeded. Anything but a graph or a failure of one line fails the test, and so does too much memory. */
    private static boolean read(byte[] bytes, String what) {
        long before = allocated();
        boolean sound = isSound(bytes, what);
        long price = allocated() - before;
        if (price >= ANYWAY + EACH * bytes.length) {
            // The first time may have loaded classes.
            before = allocated();
            isSound(bytes, what);
            price = allocated() - before;
        }
        assertThat(price).as("bytes allocated for " + what).isLessThan(ANYWAY + EACH * bytes.length);
        return sound;
    }

    private static boolean isSound(byte[] bytes, String what) {
        try {
            Graph graph = OnnxReader.read(ByteBuffer.wrap(bytes));
            assertThat(graph.opset()).isBetween(1, 28);
            return true;
        } catch (VizslaException refused) {
            assertThat(refused.getMessage())
                    .as(what)
                    .startsWith("the model")
                    .doesNotContain("\n")
                    .hasSizeLessThan(600);
            return false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what + " came to " + e, e);
        }
    }

    @Test
    void theModelItselfIsSound() {
        assertThat(read(model(), "the model")).isTrue();
    }

    @Test
    void truncatedAtEveryByte() {
        byte[] model = model();
        int complete = 0;
        for (int length = 0; length < model.length; length++) {
            complete += read(Arrays.copyOf(model, length), "the first " + length + " bytes") ? 1 : 0;
        }
        // What follows the operator set, one field, may be missing.
        assertThat(complete).isEqualTo(1);
    }

    @Test
    void aTruncatedModelIsSaidToBeTruncated() {
        byte[] model = model();
        for (int length = 1; length < model.length - 8; length++) {
            ByteBuffer some = ByteBuffer.wrap(model, 0, length);
            assertThatThrownBy(() -> OnnxReader.read(some))
                    .as("the first " + length + " bytes")
                    .hasMessageStartingWith("the model is truncated or damaged: ");
        }
    }

    @Test
    void oneToFourBytesChanged() {
        byte[] model = model();
        SplittableRandom random = new SplittableRandom(211);
        int sound = 0;
        for (int i = 0; i < FLIPPED; i++) {
            byte[] changed = model.clone();
            int changes = random.nextInt(1, 5);
            for (int k = 0; k < changes; k++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            sound += read(changed, "change " + i) ? 1 : 0;
        }
        assertThat(sound).isBetween(FLIPPED / 100, FLIPPED / 2);
    }

    @Test
    void oneBitFlipped() {
        byte[] model = model();
        for (int bit = 0; bit < 8 * model.length; bit++) {
            byte[] changed = model.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            read(changed, "bit " + bit);
        }
    }

    @Test
    void aPieceMovedOrRepeated() {
        byte[] model = model();
        SplittableRandom random = new SplittableRandom(56);
        for (int i = 0; i < FLIPPED / 4; i++) {
            int length = random.nextInt(1, 100);
            int from = random.nextInt(model.length - length);
            int to = random.nextInt(model.length - length);
            byte[] changed = model.clone();
            System.arraycopy(model, from, changed, to, length);
            read(changed, "piece " + i);
        }
    }

    @Test
    void aModelOfTheSmallestNodes() {
        GraphProto.Builder graph = Protos.relu();
        for (int i = 0; i < 9_000; i++) {
            graph.addNode(Protos.node("A", List.of(), "_" + Integer.toString(i, 36)));
        }
        assertThat(read(Protos.model(graph).build().toByteArray(), "many nodes"))
                .isTrue();
    }

    @Test
    void aModelOfTheSmallestTensors() {
        GraphProto.Builder graph = Protos.relu();
        for (int i = 0; i < 100_000; i++) {
            graph.addInitializer(Protos.tensor("_" + Integer.toString(i, 36), TensorProto.DataType.BOOL_VALUE, 0));
        }
        assertThat(read(Protos.model(graph).build().toByteArray(), "many tensors"))
                .isTrue();
    }
}
