package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text of a library has an option or a command: a failure's remedy is data, which each way in words. */
class LibrariesSpeakNoCommandLineTest {
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    /** An option, but no custom property of a style sheet; a command of Vizsla's or of Maven's. */
    private static final Pattern COMMAND_LINE =
            Pattern.compile("(?<![\\w-])--[a-z][a-z-]*+(?!:)|\\bvizsla [a-z]|\\bmvn -");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "graph",
                "autodiff",
                "runtime",
                "models",
                "explain",
                "optimize",
                "menagerie",
                "evaluate",
                "render",
                "report"
            })
    void holdsFor(String module) throws IOException {
        Path sources = Path.of("..", module, "src", "main", "java");
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    if (speaks(line)) {
                        found.add(sources.relativize(file) + ": " + line.strip());
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void tellsACommandLineFromOtherText() {
        assertThat(List.of("\"use --device cpu\"", "\"--model x\"", "\"'vizsla models' lists\"", "\"run mvn -Pcuda\""))
                .allMatch(LibrariesSpeakNoCommandLineTest::speaks);
        assertThat(List.of("// use --device cpu", "i--", "\":root { --signed: red\"", "\"vizsla\"", "\"a--b\""))
                .noneMatch(LibrariesSpeakNoCommandLineTest::speaks);
    }

    private static boolean speaks(String line) {
        Matcher literals = LITERAL.matcher(line.strip().startsWith("*") ? "" : line);
        while (literals.find()) {
            if (COMMAND_LINE.matcher(literals.group()).find()) {
                return true;
            }
        }
        return false;
    }
}
