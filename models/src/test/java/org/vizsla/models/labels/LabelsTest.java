package org.vizsla.models.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.OnnxMetadata;
import org.vizsla.graph.VizslaException;

/** What users call ImageNet's classes. */
class LabelsTest {
    private static final Labels IMAGENET = Labels.imageNet();

    private static void assertFails(Labels labels, String wanted, String message) {
        assertThatThrownBy(() -> labels.find(wanted))
                .isInstanceOf(VizslaException.class)
                .hasMessage(message);
    }

    @Test
    void imageNetHasAThousandNamedClasses() {
        assertThat(IMAGENET.size()).isEqualTo(1000);
        assertThat(IMAGENET.name(0)).isEqualTo("tench");
        assertThat(IMAGENET.name(211)).isEqualTo("vizsla");
        assertThat(IMAGENET.wnid(211)).isEqualTo("n02100583");
        assertThat(IMAGENET.name(999)).isEqualTo("toilet tissue");
        Set<String> wnids = new HashSet<>();
        IntStream.range(0, 1000).forEach(index -> {
            assertThat(IMAGENET.name(index)).isNotBlank();
            assertThat(IMAGENET.wnid(index)).matches("n[0-9]{8}");
            wnids.add(IMAGENET.wnid(index));
        });
        assertThat(wnids).hasSize(1000);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "211, 211",
        "' 999 ', 999",
        "0211, 211",
        "n02100583, 211",
        "N02100583, 211",
        "vizsla, 211",
        "VIZSLA, 211",
        "' vizsla ', 211",
        "great white shark, 2",
        "Great_White-Shark, 2",
        "great white, 2",
        "jack o lantern, 607",
        "jack-o'-lantern, 607",
        "vizs, 211",
        "ping pong, 722",
        "goose, 99"
    })
    void areFoundByIndexIdentifierNameWordsOrPart(String wanted, int index) {
        assertThat(IMAGENET.find(wanted)).isEqualTo(index);
    }

    @Test
    void aWholeNameComesBeforeNamesThatContainIt() {
        assertThat(IMAGENET.name(IMAGENET.find("zebra"))).isEqualTo("zebra");
        assertThat(IMAGENET.name(IMAGENET.find("brain coral"))).isEqualTo("brain coral");
        assertThat(IMAGENET.name(IMAGENET.find("lion"))).isEqualTo("lion");
    }

    @Test
    void wholeWordsComeBeforeParts() {
        assertThat(IMAGENET.name(IMAGENET.find("ox"))).isEqualTo("ox");
        assertThat(IMAGENET.name(IMAGENET.find("mushroom"))).isEqualTo("mushroom");
    }

    @Test
    void everyIndexIdentifierAndUniqueNameLeadsToItsClass() {
        Set<String> shared = Set.of("crane", "maillot", "cardigan", "Cardigan");
        for (int index = 0; index < 1000; index++) {
            assertThat(IMAGENET.find(String.valueOf(index))).isEqualTo(index);
            assertThat(IMAGENET.find(IMAGENET.wnid(index))).isEqualTo(index);
            if (!shared.contains(IMAGENET.name(index))) {
                assertThat(IMAGENET.find(IMAGENET.name(index))).isEqualTo(index);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "crane    | 'crane' may be crane (134, n02012849), crane (517, n03126707); give more of the name, or the index",
                "Maillot  | 'Maillot' may be maillot (638, n03710637), maillot (639, n03710721); give more of the name, or the index",
                "cardigan | 'cardigan' may be Cardigan (264, n02113186), cardigan (474, n02963159); give more of the name, or the index"
            })
    void aNameThatTwoClassesShareIsAmbiguous(String wanted, String message) {
        assertFails(IMAGENET, wanted, message);
    }

    @Test
    void wordsOfSeveralNamesListThem() {
        assertFails(
                IMAGENET,
                "shark",
                "'shark' may be great white shark (2), tiger shark (3); give more of the name, or the index");
        assertThatThrownBy(() -> IMAGENET.find("terrier"))
                .isInstanceOf(VizslaException.class)
                .hasMessageMatching("'terrier' may be ([^,]+ \\(\\d+\\), ){11}[^,]+ \\(\\d+\\) and \\d+ more; .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000", "-1", "999999999", "99999999999999999999"})
    void indicesOutOfRangeAreSaidToBe(String wanted) {
        assertFails(IMAGENET, wanted, "there is no class " + wanted + "; classes go from 0 to 999");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "vizla           | no class is called 'vizla'; did you mean vizsla (211)?",
                "golden retreiver| no class is called 'golden retreiver'; did you mean golden retriever (207)?",
                "pnguin          | no class is called 'pnguin'; did you mean king penguin (145)?",
                "n99999999       | no class is called 'n99999999'; give an index, 0 to 999, or a part of a name",
                "qqq             | no class is called 'qqq'; give an index, 0 to 999, or a part of a name",
                "?!              | no class is called '?!'; give an index, 0 to 999, or a part of a name"
            })
    void ofWhatIsUnknownNearNamesAreNamed(String wanted, String message) {
        assertFails(IMAGENET, wanted, message);
    }

    @Test
    void nothingIsNoClass() {
        assertFails(IMAGENET, "", "no class is called ''; give an index, 0 to 999, or a part of a name");
        assertFails(Labels.numbered(1), "", "no class is called ''; give an index, 0 to 0, or a part of a name");
        assertFails(IMAGENET, "  ", "no class is called ''; give an index, 0 to 999, or a part of a name");
    }

    @Test
    void whatIsLongOrOddStaysOneShortLine() {
        assertThatThrownBy(() -> IMAGENET.find("x\ny\u001b[31m" + "z".repeat(100_000)))
                .isInstanceOf(VizslaException.class)
                .hasMessageStartingWith("no class is called 'x\\ny\\u001b[31mzz")
                .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void numberedClassesAreFoundByNumber() {
        Labels numbered = Labels.numbered(12);
        assertThat(numbered.size()).isEqualTo(12);
        assertThat(numbered.name(3)).isEqualTo("class 3");
        assertThat(numbered.wnid(3)).isEmpty();
        assertThat(numbered.find("11")).isEqualTo(11);
        assertThat(numbered.find("Class 1")).isEqualTo(1);
        assertFails(numbered, "12", "there is no class 12; classes go from 0 to 11");
        assertFails(numbered, "-1", "there is no class -1; classes go from 0 to 11");
    }

    @Test
    void takesTheNamesInAFileIfThereIsOneForEachClass() {
        Map<String, String> metadata = Map.of(OnnxMetadata.CLASS_NAMES, "cat\n  dog\u0007house \nfox");

        Labels labels = Labels.ofFile(metadata, 3).orElseThrow();

        assertThat(labels.size()).isEqualTo(3);
        assertThat(labels.name(1)).isEqualTo("dog house");
        assertThat(labels.wnid(1)).isEmpty();
        assertThat(Labels.ofFile(metadata, 2)).isEmpty();
        assertThat(Labels.ofFile(metadata, 4)).isEmpty();
    }

    @Test
    void aFileWithoutNamesGivesNone() {
        assertThat(Labels.ofFile(Map.of("author", "someone"), 3)).isEmpty();
        assertThat(Labels.ofFile(Map.of(OnnxMetadata.CLASS_NAMES, ""), 0)).isEmpty();
    }

    @Test
    void aClassOfAFileMayLackItsName() {
        Labels labels =
                Labels.ofFile(Map.of(OnnxMetadata.CLASS_NAMES, "cat\n\nfox"), 3).orElseThrow();

        assertThat(labels.name(1)).isEmpty();
        assertThat(labels.find("fox")).isEqualTo(2);
    }
}
