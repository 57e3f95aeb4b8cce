package org.vizsla.cli.option;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.report.batch.input.InputSearch;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which images a batch is about. */
public final class InputsOption {
    private static final String STANDARD_INPUT = "-";

    @Parameters(
            paramLabel = "IMAGE",
            arity = "0..*",
            description =
                    "An image, an .npy file, an archive of images (.tar), a folder of all these, or a pattern such as"
                            + " \"photos/**/*.jpg\", quoted.")
    private List<String> words = List.of();

    @Option(
            names = "--list",
            paramLabel = "FILE",
            description = "A file with the path of an image, archive or folder on each line; - for standard input.")
    private @Nullable String list;

    /** The words that stand for images. */
    public List<String> words() {
        return words;
    }

    /** The name of a list of more. */
    public Optional<String> list() {
        return Optional.ofNullable(list);
    }

    /**
     * What looks for them.
     *
     * @param out the folder for results
     */
    public InputSearch search(Path out) {
        if (words.isEmpty() && list == null) {
            throw new UsageException("there are no images; name some, or give --list FILE");
        }
        if (words.stream().anyMatch(String::isBlank)) {
            throw new UsageException("an image's name is empty");
        }
        return new InputSearch(words, list().map(InputsOption::lines), out);
    }

    private static InputSearch.Lines lines(String list) {
        return list.equals(STANDARD_INPUT)
                ? () -> new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8.newDecoder()))
                : () -> Files.newBufferedReader(Path.of(list));
    }
}
