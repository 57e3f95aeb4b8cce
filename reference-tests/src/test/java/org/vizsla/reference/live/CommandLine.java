package org.vizsla.reference.live;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Calls of the command line, each a process of its own with the classes of this test. */
final class CommandLine {
    private CommandLine() {}

    /** How a call in a folder is started; what it keeps is kept there, too. */
    static ProcessBuilder call(Path folder, Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.awt.headless=true");
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.vizsla.cli.Main"));
        Stream.of(arguments).map(String::valueOf).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors").toFile());
        builder.environment().put("VIZSLA_CACHE", folder.resolve("cache").toString());
        return builder;
    }
}
