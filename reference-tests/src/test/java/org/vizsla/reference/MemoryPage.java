package org.vizsla.reference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The page {@code docs/memory.md}: the memory that the import of each network took. */
final class MemoryPage {
    private static final List<String> HEAD =
            List.of("network", "import", "file", "weights", "activations", "taken", "allowed");

    private static final String INTRODUCTION = """
            # Memory of imports
            What `vizsla inspect` takes for each file of the reference suite, whoever made it: the largest resident memory of its process (`VmHWM` of `/proc/PID/status`, with the launcher's options, on Linux) beyond the TINY MB that it takes for a network of 14 kB, nearly all
            of them Java's and ONNX Runtime's code. All figures are megabytes of a million bytes.

            An import takes **at most three times the network's own activations and weights, and CONSTANT MB** for rewriting the graph. Activations are the input and all values that the nodes compute in one forward pass of one image, at the size that is assumed where the file leaves it open, in float32; also weights that a
            file computes instead of holding them. An import runs the network for two images and for three, and frees values as it goes ([0003](decisions/0003-learn-by-running.md)). Where a network does not run, its activations are unknown and nothing is allowed for them. No file of 2 MB or less takes more than 2 GB.

            The figures vary by a few MB from run to run. This command writes the page, in minutes; without `-Dvizsla.write` it measures the worst dozen, and checks that the page has a line for each file and none above what is allowed:
            `mvn -Preference -pl reference-tests -am test -Dtest=MemoryPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dvizsla.write`
            """;

    private MemoryPage() {}

    /** The page, with the imports that come closest to what they are allowed first. */
    static String of(List<ImportMemory> imports, ImportMemory tiny) {
        StringBuilder page = new StringBuilder(INTRODUCTION
                .replace("TINY", String.valueOf(Math.round(tiny.peak() / 1e6)))
                .replace("CONSTANT", String.valueOf(ImportMemory.CONSTANT / 1_000_000)));
        long above = imports.stream().filter(one -> !one.isAllowed(tiny)).count();
        ImportMemory largest = imports.stream()
                .filter(one -> one.file() <= ImportMemory.SMALL_FILE)
                .max(Comparator.comparing(ImportMemory::peak))
                .orElseThrow();
        page.append("\nOf ").append(imports.size()).append(" files ").append(above);
        page.append(above == 1 ? " is" : " are")
                .append(" above that. The most that any of at most 2 MB takes in all are ");
        page.append(ImportMemory.megabytes(largest.peak()))
                .append(" MB, ")
                .append(largest.name())
                .append(".\n\n");
        line(page, HEAD);
        line(page, HEAD.stream().map(cell -> "---").toList());
        imports.stream()
                .sorted(Comparator.comparing((ImportMemory one) -> -(double) one.taken(tiny) / one.allowed())
                        .thenComparing(ImportMemory::name))
                .forEach(one -> line(page, one.cells(tiny)));
        return page.toString();
    }

    private static void line(StringBuilder page, List<String> cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** The rows on a page. */
    static List<List<String>> rows(String page) {
        return page.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                .map(line -> Arrays.asList(line.substring(2, line.length() - 2).split(" \\| ", -1)))
                .filter(row -> !row.equals(HEAD))
                .toList();
    }
}
