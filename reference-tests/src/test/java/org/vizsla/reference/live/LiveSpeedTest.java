package org.vizsla.reference.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long somebody waits at the live page, as the page about it says. */
class LiveSpeedTest {
    private static final Path PAGE = Path.of("..", "docs", "live-speed.md");

    @TempDir
    Path folder;

    /** With {@code -Dvizsla.write} all is measured, and the page written first, which takes minutes of an idle machine. */
    @Test
    void holdsAllWaits() throws IOException, InterruptedException {
        if (System.getProperty("vizsla.write") != null) {
            try (LiveSpeed speed = new LiveSpeed(folder)) {
                Files.writeString(PAGE, LiveSpeedPage.of(speed.measured(), machine(speed.browser())));
            }
        }
        assertThat(LiveSpeedPage.rows(Files.readString(PAGE)))
                .extracting(row -> row.get(0))
                .containsExactlyElementsOf(
                        Stream.of(Wait.values()).map(Wait::words).toList());
    }

    @Test
    void thePercentileIsOneOfTheTimes() {
        List<Double> times = List.of(5.0, 1.0, 4.0, 2.0, 3.0);
        assertThat(LiveSpeedPage.percentile(times, 0.5)).isEqualTo(3);
        assertThat(LiveSpeedPage.percentile(times, 0.95)).isEqualTo(5);
    }

    private static String machine(String browser) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return "%d cores with %d GB of memory (%s %s, JDK %s, Chromium %s)"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        Math.round(system.getTotalMemorySize() / 1e9),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        System.getProperty("java.version"),
                        browser);
    }
}
