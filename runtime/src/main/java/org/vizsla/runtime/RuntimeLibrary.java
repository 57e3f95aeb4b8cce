package org.vizsla.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.VizslaException;

/**
 * The native library of ONNX Runtime: what it is, and how to unpack it once instead of whenever it is loaded. ONNX Runtime's jar holds one for each
 * platform, {@code ai/onnxruntime/native/linux-x64} and so on.
 */
public final class RuntimeLibrary {
    /** Java's property with the folder that libraries are loaded from; without it they are unpacked into a temporary one. */
    public static final String FOLDER = "onnxruntime.native.path";

    private static final String ENTRIES = "ai/onnxruntime/native/";
    private static final List<String> NAMES = List.of(
            "onnxruntime",
            "onnxruntime4j_jni",
            "onnxruntime_providers_shared",
            "onnxruntime_providers_cuda",
            "onnxruntime_providers_tensorrt");

    private RuntimeLibrary() {}

    /**
     * Its version, such as {@code 1.29.0}; loads it.
     *
     * @throws VizslaException if it cannot be loaded
     */
    public static String version() {
        return Environment.get().getVersion();
    }

    /** What it can compute with, such as {@code CPU} and {@code CUDA}, whether or not such a device is there. */
    public static List<String> providers() {
        Environment.get();
        return OrtEnvironment.getAvailableProviders().stream()
                .map(OrtProvider::name)
                .toList();
    }

    /** The folder it is loaded from, if it was unpacked before. */
    public static Optional<Path> folder() {
        return Optional.ofNullable(System.getProperty(FOLDER)).map(Path::of);
    }

    /** This platform, as ONNX Runtime names it, such as {@code linux-x64}. */
    public static String platform() {
        return platform(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static String platform(String system, String architecture) {
        String lower = system.toLowerCase(Locale.ROOT);
        String name = lower.startsWith("windows") ? "win" : lower.startsWith("mac") ? "osx" : "linux";
        return name
                + switch (architecture.toLowerCase(Locale.ROOT)) {
                    case "amd64", "x86_64" -> "-x64";
                    case "arm64", "aarch64" -> "-aarch64";
                    default -> "-" + architecture;
                };
    }

    /** Whether ONNX Runtime has a library for this platform. */
    public static boolean isForThisPlatform() {
        return resource(platform(), NAMES.get(0)) != null;
    }

    /**
     * Unpacks the library of this platform into a folder, which is made; it is empty if there is none.
     *
     * @return the names of the files
     */
    public static List<String> unpack(Path folder) throws IOException {
        return unpack(folder, platform());
    }

    private static List<String> unpack(Path folder, String platform) throws IOException {
        Files.createDirectories(folder);
        List<String> written = new ArrayList<>();
        for (String name : NAMES) {
            String resource = resource(platform, name);
            if (resource != null) {
                String file = System.mapLibraryName(name);
                try (InputStream library = OrtEnvironment.class.getClassLoader().getResourceAsStream(resource)) {
                    Files.copy(Objects.requireNonNull(library), folder.resolve(file));
                }
                written.add(file);
            }
        }
        return written;
    }

    private static @Nullable String resource(String platform, String name) {
        String resource = ENTRIES + platform + "/" + System.mapLibraryName(name);
        return OrtEnvironment.class.getClassLoader().getResource(resource) == null ? null : resource;
    }
}
