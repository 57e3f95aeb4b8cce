package org.vizsla.report.batch.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.VizslaException;

class InputSearchTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void files() throws IOException {
        for (String name :
                List.of("p/10.jpg", "p/9.jpg", "p/sub/a.png", "p/notes.txt", "p/.hidden.jpg", "p/out/b.jpg")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), name);
        }
        byte[] one = "1".getBytes(StandardCharsets.US_ASCII);
        Files.write(
                folder.resolve("p/z.tar"),
                new TarBytes().file("2.jpg", one).file("1.jpg", one).withoutEnd());
    }

    private List<String> found(Optional<InputSearch.Lines> list, String... words) {
        List<String> found = new ArrayList<>();
        new InputSearch(Stream.of(words).map(this::path).toList(), list, folder.resolve("p/out"))
                .each(input -> found.add(input.failure()
                        .orElse(input.origin())
                        .replace(folder + "/", "")
                        .concat(input.inFolder() ? " in folder" : "")));
        return found;
    }

    private String path(String word) {
        return folder.resolve(word).toString();
    }

    @Test
    void findsFilesFoldersPatternsAndArchives() {
        assertThat(found(Optional.empty(), "p/notes.txt", "p", "p/*.jpg", "p/**/*.png"))
                .containsExactly(
                        "p/notes.txt",
                        "p/9.jpg in folder",
                        "p/10.jpg in folder",
                        "p/sub/a.png in folder",
                        "p/z.tar!2.jpg",
                        "p/z.tar!1.jpg",
                        "p/z.tar is damaged at byte 2048: it ends without its end mark, so it may be cut off",
                        "p/9.jpg",
                        "p/10.jpg",
                        "p/sub/a.png");
        assertThat(folder.resolve("p/out/.listing")).doesNotExist();
    }

    @Test
    void takesAListAsItIs() throws IOException {
        String list = path("p/10.jpg") + "\r\n\n" + path("missing.jpg") + "\n" + path("p/sub") + "\n" + "a\0b\n"
                + path("p/*.jpg");
        Files.createDirectory(folder.resolve("empty"));
        assertThat(found(Optional.of(() -> new BufferedReader(new StringReader(list + "\n" + path("empty"))))))
                .containsExactly(
                        "p/10.jpg",
                        "missing.jpg",
                        "p/sub/a.png in folder",
                        "'a\0b' is not a path of a file or folder",
                        "p/*.jpg",
                        "there are no images in empty");
    }

    @Test
    void refusesWordsThatStandForNothing() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> found(Optional.empty(), "p/none.jpg"))
                .isInstanceOf(VizslaException.class)
                .hasMessage("there is no file or folder " + path("p/none.jpg"));
        assertThatThrownBy(() -> found(Optional.empty(), "p/*.gif"))
                .hasMessage("no image matches '" + path("p/*.gif") + "'");
        assertThatThrownBy(() -> found(Optional.empty(), "none/*.gif")).hasMessageStartingWith("no image matches");
        assertThatThrownBy(() -> found(Optional.empty(), "empty"))
                .hasMessage("there are no images in " + path("empty"));
        assertThatThrownBy(() -> found(Optional.of(() -> Files.newBufferedReader(folder.resolve("list")))))
                .hasMessage("there is no file " + path("list"));
        Files.write(folder.resolve("list"), new byte[] {(byte) 0xff, '\n'});
        assertThatThrownBy(() -> found(Optional.of(() -> Files.newBufferedReader(folder.resolve("list")))))
                .hasMessage("the list of images is not UTF-8");
    }

    @Test
    void isListedAndReadInParts() {
        Path file = folder.resolve("inputs");
        long count =
                InputList.write(file, new InputSearch(List.of(path("p")), Optional.empty(), folder.resolve("p/out")));
        assertThat(count).isEqualTo(6);
        long[] starts = InputList.starts(file, 3, 1);
        assertThat(starts[0]).isZero();
        assertThatThrownBy(() -> InputList.starts(file, 3, 3)).hasMessageContaining("has lost lines");
        try (InputList list = InputList.open(file, starts[1])) {
            List<Input> next = list.next(3);
            assertThat(next.get(0).origin()).endsWith("z.tar!2.jpg");
            assertThat(next.get(0).member()).contains(new Input.Member("2.jpg", 512, 1));
            assertThat(next.get(2).failure()).isPresent();
            assertThatThrownBy(() -> list.next(1)).hasMessageContaining("has lost lines");
        }
    }
}
