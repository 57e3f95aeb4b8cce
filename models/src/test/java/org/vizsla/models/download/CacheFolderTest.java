package org.vizsla.models.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.VizslaException;

/** The cache folders of each platform. */
class CacheFolderTest {
    private static final Path HOME = Path.of("/home/ada").toAbsolutePath();

    private static Path on(String system, Map<String, String> environment) {
        return CacheFolder.of(environment, system, HOME.toString());
    }

    @Test
    void onLinux() {
        assertThat(on("Linux", Map.of())).isEqualTo(HOME.resolve(".cache/vizsla"));
        assertThat(on("Linux", Map.of("HOME", HOME.resolve("b").toString())))
                .isEqualTo(HOME.resolve("b/.cache/vizsla"));
        assertThat(on("Linux", Map.of("XDG_CACHE_HOME", HOME.resolve("c").toString())))
                .isEqualTo(HOME.resolve("c/vizsla"));
        assertThat(on("FreeBSD", Map.of())).isEqualTo(HOME.resolve(".cache/vizsla"));
    }

    @Test
    void aRelativeOrEmptyVariableCountsForNothing() {
        assertThat(on("Linux", Map.of("XDG_CACHE_HOME", "c"))).isEqualTo(HOME.resolve(".cache/vizsla"));
        assertThat(on("Linux", Map.of("XDG_CACHE_HOME", "", "VIZSLA_CACHE", " ")))
                .isEqualTo(HOME.resolve(".cache/vizsla"));
    }

    @Test
    void onMacOs() {
        assertThat(on("Mac OS X", Map.of("XDG_CACHE_HOME", "/c"))).isEqualTo(HOME.resolve("Library/Caches/vizsla"));
    }

    @Test
    void onWindows() {
        Path local = HOME.resolve("Local");
        assertThat(on("Windows 11", Map.of("LOCALAPPDATA", local.toString()))).isEqualTo(local.resolve("vizsla/cache"));
        assertThat(on("Windows 11", Map.of("HOME", "/cygwin"))).isEqualTo(HOME.resolve("AppData/Local/vizsla/cache"));
    }

    @Test
    void asTheUserWants() {
        for (String system : new String[] {"Linux", "Mac OS X", "Windows 11"}) {
            assertThat(on(system, Map.of("VIZSLA_CACHE", "some/../folder", "XDG_CACHE_HOME", "/c")))
                    .isEqualTo(Path.of("folder").toAbsolutePath());
        }
    }

    @Test
    void withoutAHomeItAsksForOne() {
        for (String home : new String[] {"", "?"}) {
            assertThatThrownBy(() -> CacheFolder.of(Map.of(), "Linux", home))
                    .isInstanceOf(VizslaException.class)
                    .hasMessage("there is no home folder to keep downloads in; name a folder in VIZSLA_CACHE");
        }
    }

    @Test
    void whatIsNoPathIsToldByItsVariable() {
        assertThatThrownBy(() -> on("Linux", Map.of("VIZSLA_CACHE", "a\0b")))
                .isInstanceOf(VizslaException.class)
                .hasMessageStartingWith("VIZSLA_CACHE is not a path: ");
    }
}
