package org.vizsla.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.VizslaException;

/**
 * The one ONNX Runtime environment of the process.
 *
 * <p>When it is created, ONNX Runtime 1.29 searches the process's command line with a recursive matcher, which takes about 250 bytes of stack per
 * character: from some 4,000 characters on (a long class path is enough) the usual stack of 1 MB overflows, and the process dies without a message.
 * So it is created by a thread with a large enough stack.
 */
final class Environment {
    private static final long USUAL_STACK = 4L << 20;
    private static final long STACK_PER_CHARACTER = 1024;
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private static final Loaded LOADED = create();

    private Environment() {}

    /** The environment, or why there is none. */
    private record Loaded(
            @Nullable OrtEnvironment environment, @Nullable Throwable failure) {}

    /**
     * The environment.
     *
     * @throws VizslaException if ONNX Runtime cannot be loaded
     */
    static OrtEnvironment get() {
        OrtEnvironment environment = LOADED.environment();
        if (environment == null) {
            throw new VizslaException(
                    "ONNX Runtime cannot be loaded: " + reason(LOADED.failure())
                            + "; it needs room in the temporary folder " + RuntimeFolders.temporary()
                            + " (Java's property java.io.tmpdir names another)",
                    LOADED.failure());
        }
        return environment;
    }

    /** The innermost cause, since those around it say only that something failed. */
    private static String reason(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof NoSuchFileException missing
                ? "there is no " + missing.getFile()
                : RuntimeFailure.oneLine(cause == null ? null : cause.getMessage());
    }

    /** Waits for the thread; what it runs is a separate class, since it must not wait for this one to be initialized. */
    private static Loaded create() {
        RuntimeFolders.sweep();
        Logger logger = Logger.getLogger("ai.onnxruntime.OnnxRuntime");
        Filter usual = logger.getFilter();
        Logged logged = new Logged();
        logger.setFilter(logged);
        try {
            return new Loaded(
                    CompletableFuture.supplyAsync(
                                    new Creation(), task -> new Thread(null, task, "onnxruntime", stack()).start())
                            .join(),
                    null);
        } catch (CompletionException e) {
            return new Loaded(null, logged.failure == null ? e : logged.failure);
        } finally {
            logger.setFilter(usual);
        }
    }

    /** Why the library cannot be unpacked is only logged, with a stack trace, and not thrown. A class of its own, as above. */
    private static final class Logged implements Filter {
        private volatile @Nullable Throwable failure;

        @Override
        public boolean isLoggable(LogRecord entry) {
            failure = entry.getThrown();
            return false;
        }
    }

    /** Errors are thrown, so that only fatal ones are logged. Nothing is reported to ONNX Runtime's makers, who would otherwise be told of each session. */
    private static final class Creation implements Supplier<OrtEnvironment> {
        @Override
        public OrtEnvironment get() {
            OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            try {
                environment.setTelemetry(false);
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
            return environment;
        }
    }

    private static long stack() {
        try {
            return USUAL_STACK + STACK_PER_CHARACTER * Files.readAllBytes(COMMAND_LINE).length;
        } catch (IOException notLinux) {
            return USUAL_STACK;
        }
    }
}
