package org.vizsla.models.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.VizslaException;

/** Files of class names: sound ones, damaged ones and hostile ones. */
class LabelFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("labels.txt");
    }

    private Labels read(String text) throws IOException {
        return Labels.read(Files.writeString(file, text));
    }

    private static List<String> names(Labels labels) {
        return IntStream.range(0, labels.size()).mapToObj(labels::name).toList();
    }

    private void assertRefused(String text, String message) throws IOException {
        Files.writeString(file, text);
        assertRefused(message);
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> Labels.read(file))
                .isInstanceOf(VizslaException.class)
                .hasMessage(message);
    }

    @Test
    void jsonInAllItsForms() throws IOException {
        assertThat(names(read("[\"cat\", \"dog\"]"))).containsExactly("cat", "dog");
        assertThat(names(read("{\"1\": \"dog\", \"0\": \"cat\"}"))).containsExactly("cat", "dog");
        assertThat(names(read("{\"cat\": 0, \"dog\": 1}"))).containsExactly("cat", "dog");
        assertThat(names(read("{\"x\": 3, \"id2label\": {\"0\": \"cat\", \"1\": \"dog\"}}")))
                .containsExactly("cat", "dog");
        Labels keras = read("{\"0\": [\"n01440764\", \"tench\"], \"1\": [\"n01443537\", \"goldfish\"]}");
        assertThat(names(keras)).containsExactly("tench", "goldfish");
        assertThat(keras.wnid(1)).isEqualTo("n01443537");
    }

    @Test
    void jsonOfAnotherKindIsRefused() throws IOException {
        for (String text : List.of("{\"0\": \"cat\", \"2\": \"dog\"}", "{\"a\": \"b\"}", "[1, 2]", "[\"cat\"", "{}")) {
            assertRefused(
                    text,
                    file + " begins like JSON, and is neither a list of names nor an object from index to name, with"
                            + " indices from 0 on without a gap");
        }
    }

    @Test
    void rowsThatAreNumberedInOrder() throws IOException {
        for (String text : List.of(
                "0: cat\n1: big dog",
                "0,cat\n1,big dog",
                "1 cat\n2 big dog",
                "0\tcat\n1\tbig dog",
                "id,name\n0,cat\n1,\"big dog\"",
                "names:\n  0: cat\n  1: big dog")) {
            assertThat(names(read(text))).as(text).containsExactly("cat", "big dog");
        }
        assertThat(names(read("7 up\n3 musketeers"))).containsExactly("7 up", "3 musketeers");
    }

    @Test
    void oneALine() throws IOException {
        assertThat(names(read("cat\n dog \nblack, or nearly black, sheep\n")))
                .containsExactly("cat", "dog", "black, or nearly black, sheep");
        assertThat(read("cat\ndog").find("DOG")).isEqualTo(1);
    }

    @Test
    void endsOfLinesOfAllSystems() throws IOException {
        assertThat(names(read("cat\r\ndog\r\n\r\n"))).containsExactly("cat", "dog");
        assertThat(names(read("cat\rdog"))).containsExactly("cat", "dog");
    }

    @Test
    void aByteOrderMarkIsNoPartOfAName() throws IOException {
        assertThat(names(read("\uFEFFcat\ndog"))).containsExactly("cat", "dog");
        assertThat(names(read("\uFEFFindex\twnid\tname\n0\t\tcat"))).containsExactly("cat");
    }

    @Test
    void namesInAnyScript() throws IOException {
        Labels labels = read("Кошка\n犬\nKÄTZCHEN\n+\n-");
        assertThat(labels.find("кошка")).isEqualTo(0);
        assertThat(labels.find("犬")).isEqualTo(1);
        assertThat(labels.find("kätzchen")).isEqualTo(2);
        assertThat(labels.find("-")).isEqualTo(4);
    }

    @Test
    void namesThatDifferInSignsOnly() throws IOException {
        Labels labels = read("C++\nC\nC#");
        assertThat(labels.find("c")).isEqualTo(1);
        assertThat(labels.find("c#")).isEqualTo(2);
        assertThat(labels.find("c++")).isEqualTo(0);
    }

    @Test
    void anEmptyLineIsAClassWithoutAName() throws IOException {
        Labels labels = read("cat\n\ndog");
        assertThat(names(labels)).containsExactly("cat", "", "dog");
        assertThat(labels.find("dog")).isEqualTo(2);
    }

    @Test
    void numbersAreIndicesEvenWhereTheyAreNames() throws IOException {
        assertThat(read("9\n8\n7").find("2")).isEqualTo(2);
    }

    @Test
    void identifierAndName() throws IOException {
        Labels labels = read("n01440764 tench, Tinca tinca\nn01443537 goldfish\n");
        assertThat(labels.wnid(0)).isEqualTo("n01440764");
        assertThat(labels.name(0)).isEqualTo("tench, Tinca tinca");
        assertThat(labels.find("tench")).isEqualTo(0);
        assertThat(labels.find("n01443537")).isEqualTo(1);
    }

    @Test
    void columnsUnderAHeader() throws IOException {
        Labels labels = read("index\twnid\tname\n0\tn01440764\ttench\n1\t\tgoldfish\n");
        assertThat(names(labels)).containsExactly("tench", "goldfish");
        assertThat(labels.wnid(0)).isEqualTo("n01440764");
        assertThat(labels.wnid(1)).isEmpty();
    }

    @Test
    void columnsHaveToBeWhatTheHeaderSays() throws IOException {
        assertRefused(
                "index\twnid\tname\n0\tn01440764\ttench\n1\tgoldfish\n",
                "line 3 of " + file
                        + " is not index, WordNet identifier and name with tabs between, as the header says");
        assertRefused(
                "index\twnid\tname\n1\tn01440764\ttench\n",
                "line 2 of " + file + " has index 1, not 0; classes go in the order of the scores");
        assertRefused(
                "cat\n0\tn01440764\ttench\n",
                "line 2 of " + file + " has a tab or another control character in it; class names go one per line");
    }

    @Test
    void controlCharactersAreRefused() throws IOException {
        assertRefused(
                "cat\ndog\u001b[2J\n",
                "line 2 of " + file + " has a tab or another control character in it; class names go one per line");
        assertRefused(
                "cat\0\n",
                "line 1 of " + file + " has a tab or another control character in it; class names go one per line");
    }

    @Test
    void whatHasNoNamesIsRefused() throws IOException {
        for (String text : new String[] {"", "\n\n \n", "index\twnid\tname\n"}) {
            assertRefused(text, file + " names no classes; they go one per line");
        }
    }

    @Test
    void otherEncodingsAreRefused() throws IOException {
        for (Charset charset : new Charset[] {StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16}) {
            Files.writeString(file, "Kätzchen\n", charset);
            assertRefused(file + " is not text in UTF-8; class names go one per line");
        }
    }

    @Test
    void whatIsTooLargeIsRefused() throws IOException {
        assertRefused("\n".repeat(1_000_002) + "x", file + " names more than 1,000,000 classes");
        Files.write(file, new byte[(16 << 20) + 1]);
        assertRefused(file + " is too large for a list of class names");
    }

    @Test
    void whatIsNoFileIsSaidToBeSo() {
        assertRefused(file + " does not exist");
        file = folder;
        assertRefused(folder + " is a folder; give a file in it");
    }
}
