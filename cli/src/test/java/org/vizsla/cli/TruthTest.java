package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.menagerie.Menagerie;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;
import org.vizsla.menagerie.Variation;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.render.Png;
import org.vizsla.render.PngText;

/** What is known of a picture that was drawn, and when it is known. */
class TruthTest {
    private static final Model NETWORK = EmbeddedNetwork.load();
    private static final SceneRequest OWL = SceneRequest.of(3, Species.OWL);

    @TempDir
    private Path folder = Path.of("");

    private Path written(SceneRequest request) {
        Object file = new MenagerieFiles(folder, false).write(request, 0).get("file");
        return folder.resolve(String.valueOf(file));
    }

    private static Optional<Truth> truth(Path file, int target, Fit fit) {
        return Truth.about(
                new Source(file, OptionalInt.empty()), target, NETWORK, Preprocessing.imageNet(224, 224, fit));
    }

    private static BitSet animal(SceneRequest request) {
        return Menagerie.scene(request).subject().mask().pixels();
    }

    @Test
    void isTheSceneThatTheNoteDraws() {
        Optional<Truth> truth = truth(written(OWL), Species.OWL.index(), Fit.STRETCH);

        assertThat(truth).hasValueSatisfying(known -> {
            assertThat(known.animal().species()).isEqualTo(Species.OWL);
            assertThat(known.pixels()).isEqualTo(animal(OWL));
            assertThat(known.entry())
                    .containsEntry("animal", "owl")
                    .containsEntry("class", 10)
                    .containsEntry("pixels", animal(OWL).cardinality())
                    .containsEntry("share_of_picture", Math.round(animal(OWL).cardinality() / 5.0176) / 1e4);
        });
    }

    @Test
    void requestsOfAllKindsAreDrawnAgain() {
        for (SceneRequest request : new SceneRequest[] {
            OWL.beside(Species.ZEBRA),
            SceneRequest.of(-5, Species.TABBY_CAT).changed(new Variation.Removed("stripes")),
            SceneRequest.of(6, Species.TABBY_CAT)
                    .changed(new Variation.Recoloured("ears"))
                    .sized(64)
        }) {
            assertThat(SceneNote.in(written(request))).hasValue(new SceneNote(request));
        }
    }

    @Test
    void ofTwoAnimalsItIsTheOneOfTheClass() {
        SceneRequest pair = OWL.beside(Species.ZEBRA);
        Path file = written(pair);

        for (Species species : new Species[] {Species.OWL, Species.ZEBRA}) {
            assertThat(truth(file, species.index(), Fit.STRETCH))
                    .hasValueSatisfying(
                            known -> assertThat(known.animal().species()).isEqualTo(species));
        }
        assertThat(truth(file, Species.GOLDFISH.index(), Fit.STRETCH))
                .hasValueSatisfying(
                        known -> assertThat(known.animal().species()).isEqualTo(Species.OWL));
    }

    /** A picture of another size is resized, and one that is cropped grows by 256/224: so does what is known of it. */
    @Test
    void isFittedAsThePictureIs() {
        SceneRequest small = OWL.sized(112);
        double share = animal(small).cardinality() / (112.0 * 112);

        assertThat(truth(written(small), 10, Fit.STRETCH))
                .hasValueSatisfying(known ->
                        assertThat(known.pixels().cardinality() / (224.0 * 224)).isBetween(share * 0.97, share * 1.03));
        SceneRequest whole = OWL;
        assertThat(truth(written(whole), 10, Fit.CROP))
                .hasValueSatisfying(known -> assertThat(known.pixels()).isNotEqualTo(animal(whole)));
    }

    @Test
    void staysWithACopyUnderAnyName() throws IOException {
        Path copy = Files.copy(written(OWL), folder.resolve("anything.png"));

        assertThat(truth(copy, 10, Fit.STRETCH)).isPresent();
    }

    /** Someone has painted into the picture, and kept the note. */
    @Test
    void isNotToldOfAPictureThatWasChanged() throws IOException {
        Path file = written(OWL);
        BufferedImage image = ImageIO.read(file.toFile());
        image.setRGB(100, 100, image.getRGB(100, 100) ^ 0x10);
        Files.write(file, new SceneNote(OWL).into(Png.encode(image)));

        assertThat(SceneNote.in(file)).isPresent();
        assertThat(truth(file, 10, Fit.STRETCH)).isEmpty();
    }

    @Test
    void isNotKnownOfOtherPictures() throws IOException {
        assertThat(truth(TestPictures.png(folder.resolve("disc.png"), 1), 0, Fit.STRETCH))
                .isEmpty();
        assertThat(truth(folder.resolve("array.npy"), 0, Fit.STRETCH)).isEmpty();
    }

    /** Notes may be anyone's: sizes that would take all memory, animals that are none, parts that are not there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";;=;",
                "seed=1;size=224",
                "seed=1;size=224;species=unicorn",
                "seed=1;size=2000000000;species=owl",
                "seed=one;size=224;species=owl",
                "seed=99999999999999999999;size=224;species=owl",
                "seed=1;size=224;species=owl;beside=unicorn",
                "seed=1;size=60;species=owl;removed=stripes"
            })
    void notesThatMakeNoSenseTellNothing(String text) throws IOException {
        Path file = folder.resolve("note.png");
        BufferedImage image = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
        Files.write(file, PngText.with(Png.encode(image), "vizsla-menagerie", text));

        assertThat(truth(file, 0, Fit.STRETCH)).isEmpty();
    }
}
