package org.vizsla.cli.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The jars of the class path are those of the list: also where Maven is older than 3.9, and does not look at it. */
class PinnedFilesTest {
    private static final Path CHECKOUT = Path.of("..");
    private static final Set<String> KINDS = Set.of("onnxruntime", "picocli", "jackson-core", "imageio-tiff");

    private static List<Path> jars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(name -> name.endsWith(".jar"))
                .map(Path::of)
                .filter(jar -> !jar.getFileName().toString().startsWith("vizsla-"))
                .toList();
    }

    /** Whether a jar lies where Maven's local repository has it: in a folder of its version, in one of its artifact. */
    private static boolean isFromRepository(Path jar) {
        Path version = jar.getParent();
        Path artifact = version == null ? null : version.getParent();
        return version != null
                && artifact != null
                && jar.getFileName().toString().startsWith(artifact.getFileName() + "-" + version.getFileName());
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    void holdTheJarsOfTheClassPath() throws IOException, NoSuchAlgorithmException {
        Map<String, Set<String>> digests = PinnedFile.in(CHECKOUT).stream()
                .collect(Collectors.groupingBy(
                        PinnedFile::name, Collectors.mapping(PinnedFile::sha256, Collectors.toSet())));
        for (Path jar : jars()) {
            Set<String> pinned = digests.get(jar.getFileName().toString());
            if (pinned != null || isFromRepository(jar)) {
                assertThat(pinned)
                        .as("%s; .ci/checksums writes the list", jar)
                        .isNotNull()
                        .contains(sha256(jar));
            }
        }
        assertThat(KINDS)
                .allMatch(kind -> jars().stream()
                        .map(jar -> jar.getFileName().toString())
                        .anyMatch(name -> name.startsWith(kind) && digests.containsKey(name)));
    }

    @Test
    void areOfDependenciesAndPluginsAlone() throws IOException {
        List<PinnedFile> files = PinnedFile.in(CHECKOUT);
        assertThat(files)
                .noneMatch(file ->
                        file.path().startsWith("org/vizsla/") || file.version().endsWith("SNAPSHOT"));
        assertThat(files).extracting(PinnedFile::artifact).contains("org.apache.maven.plugins:maven-surefire-plugin");
    }
}
