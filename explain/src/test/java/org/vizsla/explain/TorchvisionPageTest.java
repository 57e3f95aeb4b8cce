package org.vizsla.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.explain.MeasuredSlope.ImageSize;
import org.vizsla.models.architecture.Architecture;
import org.vizsla.models.architecture.Architectures;

/** The page about torchvision's networks is true; what takes long was measured when it was written. */
@Tag("once")
class TorchvisionPageTest {
    /** Networks of at most that many parameters are measured each time. */
    static final long SMALL = 10_000_000;

    private static final Path PAGE = Path.of("..", "docs", "torchvision.md");

    /** With {@code -Dvizsla.all=true} all are measured first, or those that it names, and the page is written after each. */
    @Test
    void isUpToDate() throws IOException {
        String asked = System.getProperty("vizsla.all");
        if (asked != null) {
            measure(List.of(asked.split(",", -1)));
        }
        String page = Files.readString(PAGE);
        List<List<String>> rows = TorchvisionPage.rows(page);

        assertThat(page).isEqualTo(TorchvisionPage.of(rows));
        assertThat(known())
                .hasSize(80)
                .isEqualTo(rows.stream().map(row -> row.subList(0, 3)).toList());
        assertThat(rows).allSatisfy(row -> {
            assertThat(Double.parseDouble(row.get(4)))
                    .isBetween(MeasuredSlope.LEAST_STRENGTH, MeasuredSlope.MOST_STRENGTH);
            assertThat(Double.parseDouble(row.get(5))).isLessThanOrEqualTo(MeasuredSlope.LARGEST_ERROR);
        });
    }

    static List<Architecture> small() {
        return TorchvisionPage.architectures().stream()
                .filter(architecture -> architecture.parameterCount(Architectures.CLASSES) <= SMALL)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("small")
    void differencesConfirmTheGradient(Architecture architecture) {
        MeasuredSlope measured = MeasuredSlope.of(architecture);

        assertThat(measured.error()).isLessThanOrEqualTo(MeasuredSlope.LARGEST_ERROR);
    }

    /** What need not be measured: name, parameters and image. */
    private static List<List<String>> known() {
        return TorchvisionPage.architectures().stream()
                .map(architecture -> List.of(
                        architecture.name(),
                        String.format(Locale.ROOT, "%,d", architecture.parameterCount(Architectures.CLASSES)),
                        ImageSize.of(architecture).toString()))
                .toList();
    }

    private static void measure(List<String> asked) throws IOException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        TorchvisionPage.architectures().forEach(architecture -> rows.put(architecture.name(), List.of()));
        if (Files.exists(PAGE)) {
            TorchvisionPage.rows(Files.readString(PAGE)).forEach(row -> rows.put(row.get(0), row));
        }
        for (Architecture architecture : TorchvisionPage.architectures()) {
            if (asked.contains("true") || asked.contains(architecture.name())) {
                rows.put(architecture.name(), TorchvisionPage.row(MeasuredSlope.of(architecture)));
                write(rows.values());
            }
        }
        write(rows.values());
    }

    private static void write(Collection<List<String>> rows) throws IOException {
        Files.writeString(
                PAGE,
                TorchvisionPage.of(rows.stream().filter(row -> !row.isEmpty()).toList()));
    }
}
