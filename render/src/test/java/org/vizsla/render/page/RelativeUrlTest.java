package org.vizsla.render.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.VizslaException;
import org.vizsla.render.gallery.ClassScore;
import org.vizsla.render.gallery.GalleryRow;

class RelativeUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1-vizsla",
                "a/b",
                "50% off #1?",
                "javascript:alert(1)",
                "\"><script>",
                "Föhr & Sylt",
                "\ud83d\udc15",
                "a\\b"
            })
    void leadsBackToTheFile(String folder) {
        String url = RelativeUrl.of(folder, "original.png");
        assertThat(url).matches("[A-Za-z0-9._~%/-]+").startsWith("./");
        Path page = Path.of("/gallery/index.html");
        assertThat(Path.of(page.toUri().resolve(URI.create(url))))
                .isEqualTo(Path.of("/gallery", folder, "original.png"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc", "../up", "a/../../b", "a//b", "a/", "."})
    void aFolderThatIsNotBelowThePageIsRefused(String folder) {
        ClassScore target = new ClassScore(0, "tench", 1);
        assertThatThrownBy(() -> new GalleryRow("x.jpg", folder, 2, 2, target, List.of(target), List.of(), List.of()))
                .isInstanceOf(VizslaException.class)
                .hasMessage("a page's folders must be below it, and '" + folder + "' is not");
    }

    @Test
    void picturesWithoutASizeAreRefused() {
        ClassScore target = new ClassScore(0, "tench", 1);
        assertThatThrownBy(() -> new GalleryRow("x.jpg", "a", 2, 0, target, List.of(), List.of(), List.of()))
                .isInstanceOf(VizslaException.class)
                .hasMessage("a gallery cannot show pictures of 0 x 2 pixels");
    }
}
