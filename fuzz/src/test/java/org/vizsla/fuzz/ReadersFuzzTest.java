package org.vizsla.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.vizsla.autodiff.lrp.CompositeText;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.onnx.OnnxReader;
import org.vizsla.models.checkpoint.Checkpoints;
import org.vizsla.models.labels.Labels;
import org.vizsla.models.npy.Npy;
import org.vizsla.models.onnx.ImportClassifier;
import org.vizsla.models.onnx.ImportSettings;
import org.vizsla.models.picture.PictureReader;
import org.vizsla.report.batch.input.InputList;
import org.vizsla.report.batch.input.InputSearch;

/**
 * Bytes of any kind are read, or refused in one line, by each reader. Anything else that is thrown is a finding, and so is a lack of memory or time.
 *
 * <p>Time is that of the processor in this thread, since the machine may be busy; the first input, with which classes are loaded and instrumented, may take any.
 */
class ReadersFuzzTest {
    private static final long MOST_NANOSECONDS = 5_000_000_000L;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final AtomicBoolean WARM = new AtomicBoolean();

    private static final Path FOLDER = folder();

    @FuzzTest
    void onnx(byte[] bytes) {
        expect(() -> OnnxReader.read(ByteBuffer.wrap(bytes)));
    }

    /** The import of a model, with runs of it. */
    @FuzzTest
    void importer(byte[] bytes) {
        expect(() -> new ImportClassifier(ImportSettings.DEFAULT).apply(OnnxReader.read(ByteBuffer.wrap(bytes))));
    }

    @FuzzTest
    void pytorch(byte[] bytes) {
        expect(bytes, "weights.pth", Checkpoints::read);
    }

    @FuzzTest
    void safetensors(byte[] bytes) {
        expect(bytes, "weights.safetensors", Checkpoints::read);
    }

    @FuzzTest
    void npy(byte[] bytes) {
        expect(bytes, "array.npy", Npy::read);
    }

    @FuzzTest
    void labels(byte[] bytes) {
        expect(bytes, "labels.txt", Labels::read);
    }

    /** Notes of a model: JSON that names classes. */
    @FuzzTest
    void notes(byte[] bytes) {
        expect(() -> Labels.inJson(new String(bytes, StandardCharsets.UTF_8)));
    }

    @FuzzTest
    void picture(byte[] bytes) {
        expect(() -> PictureReader.read("picture", bytes));
    }

    /** The list of the pictures in an archive; what is damaged is listed, too. */
    @FuzzTest
    void archive(byte[] bytes) {
        expect(
                bytes,
                "shard.tar",
                tar -> InputList.write(
                        FOLDER.resolve("inputs"), new InputSearch(List.of(tar.toString()), Optional.empty(), FOLDER)));
    }

    @FuzzTest
    void composite(byte[] bytes) {
        expect(() -> CompositeText.parse(new String(bytes, StandardCharsets.UTF_8)));
    }

    private static void expect(byte[] bytes, String name, Consumer<Path> reader) {
        try {
            Path file = Files.write(FOLDER.resolve(name), bytes);
            expect(() -> reader.accept(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void expect(Runnable reading) {
        long start = THREADS.getCurrentThreadCpuTime();
        expectALine(reading);
        long time = THREADS.getCurrentThreadCpuTime() - start;
        if (WARM.getAndSet(true) && time > MOST_NANOSECONDS) {
            throw new AssertionError("took " + time / 1_000_000 + " ms");
        }
    }

    private static void expectALine(Runnable reading) {
        try {
            reading.run();
        } catch (VizslaException refused) {
            String message = String.valueOf(refused.getMessage());
            if (message.isBlank() || message.contains("\n") || message.length() > 4_000) {
                throw new AssertionError("no line: " + message, refused);
            }
        }
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("vizsla-fuzz");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
