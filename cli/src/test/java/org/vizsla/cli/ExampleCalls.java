package org.vizsla.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs calls of {@code vizsla} as they are written, one after the other, in the folder in which it is started; the argument is a file with a call in each line. Prints them, and why one fails. */
final class ExampleCalls {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private ExampleCalls() {}

    public static void main(String... arguments) throws IOException {
        int failed = 0;
        for (String call : Files.readAllLines(Path.of(arguments[0]))) {
            List<String> words = new ArrayList<>();
            Matcher word = WORD.matcher(call);
            while (word.find()) {
                words.add(word.group(1) == null ? word.group(2) : word.group(1));
            }
            System.out.println(call);
            Run run = Run.of(words.subList(1, words.size()).toArray());
            if (run.status() != 0) {
                failed++;
                System.out.println("  has status " + run.status() + ": " + run.err());
            }
        }
        System.exit(failed == 0 ? 0 : 1);
    }
}
