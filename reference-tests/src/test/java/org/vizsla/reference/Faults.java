package org.vizsla.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Calls of the launcher in an environment of their own, and what they left. */
record Faults(Path folder) {
    Path temporary() {
        return folder.resolve("temporary");
    }

    Path cache() {
        return folder.resolve("cache");
    }

    Path errors() {
        return folder.resolve("errors");
    }

    /** How a call is started; it goes on until it ends or is killed. */
    ProcessBuilder call(Map<String, String> environment, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(Launcher.FILE.toString()));
        Stream.of(arguments).map(String::valueOf).forEach(command::add);
        return process(environment, command);
    }

    /** The same, behind words of a shell. */
    ProcessBuilder behind(String shell, Object... arguments) {
        List<String> command = new ArrayList<>(List.of("bash", "-c", shell + "; exec \"$0\" \"$@\""));
        command.addAll(call(Map.of(), arguments).command());
        return process(Map.of(), command);
    }

    /** The same, behind other words of a command. */
    ProcessBuilder behind(List<String> words, Object... arguments) {
        List<String> command = new ArrayList<>(words);
        command.addAll(call(Map.of(), arguments).command());
        return process(Map.of(), command);
    }

    private ProcessBuilder process(Map<String, String> environment, List<String> command) {
        try {
            Files.createDirectories(temporary());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors().toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("TMPDIR", temporary().toString());
        builder.environment().put("VIZSLA_CACHE", cache().toString());
        builder.environment().putAll(environment);
        return builder;
    }

    /** Runs a call to its end: its status, and the lines that it told. */
    static int status(ProcessBuilder call) throws IOException, InterruptedException {
        return call.start().waitFor();
    }

    String told() throws IOException {
        return Files.readString(errors());
    }

    /** The files below a folder, by their paths in it. */
    static SortedSet<String> files(Path folder) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                        .forEach(file -> names.add(folder.relativize(file).toString()));
            }
        }
        return names;
    }

    /** The files that have their final name, and are not whole. */
    static List<String> halfFiles(Path folder) throws IOException {
        List<String> half = new ArrayList<>();
        for (String name : files(folder)) {
            if (!name.endsWith(".part") && !isWhole(folder.resolve(name))) {
                half.add(name);
            }
        }
        return half;
    }

    private static boolean isWhole(Path file) throws IOException {
        String name = file.toString();
        if (name.endsWith(".png") || name.endsWith(".gif")) {
            return ImageIO.read(file.toFile()) != null;
        }
        if (name.endsWith(".json")) {
            return Files.readString(file).endsWith("}\n");
        }
        return !name.endsWith(".html") || Files.readString(file).strip().endsWith("</html>");
    }

    /** Lets time pass for what was left, so that it is surely left. */
    void age() throws IOException {
        try (Stream<Path> left = Files.list(temporary())) {
            for (Path each : left.toList()) {
                Files.setLastModifiedTime(each, FileTime.from(Instant.now().minusSeconds(600)));
            }
        }
    }
}
