package org.vizsla.models.download;

import java.net.URI;
import java.nio.file.Path;

/** A separate program that pulls the test's file; its arguments are cache folder and mirror. */
final class PullProcess {
    private PullProcess() {}

    public static void main(String... arguments) {
        TestFile.store(Path.of(arguments[0]), URI.create(arguments[1])).pull("net", ProgressListener.NONE);
    }

    static Process start(Path folder, URI mirror) throws java.io.IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PullProcess.class.getName(),
                        folder.toString(),
                        mirror.toString())
                .inheritIO()
                .start();
    }
}
