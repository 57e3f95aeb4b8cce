package org.vizsla.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
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
import org.vizsla.models.picture.PictureReader;
import org.vizsla.models.picture.PngText;
import org.vizsla.models.picture.Preprocessing;

/** What is known of an image that was drawn, and when it is known. */
class KnownSceneTest {
    private static final Model NETWORK = EmbeddedNetwork.load();
    private static final SceneRequest OWL = SceneRequest.of(3, Species.OWL);

    @TempDir
    private Path folder = Path.of("");

    private static byte[] png(RenderedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private Path written(SceneRequest request) throws IOException {
        return Files.write(
                folder.resolve("scene.png"),
                new SceneNote(request)
                        .into(png(Menagerie.scene(request).picture().image())));
    }

    private static Optional<Truth> truth(Path file, int target, Fit fit) {
        return SceneNote.in(file)
                .flatMap(note -> KnownScene.of(note, PictureReader.read(file), Preprocessing.imageNet(224, 224, fit)))
                .map(scene -> scene.about(NETWORK.labels().name(target)));
    }

    private static BitSet animal(SceneRequest request) {
        return Menagerie.scene(request).subject().mask().pixels();
    }

    @Test
    void isTheSceneThatTheNoteDraws() throws IOException {
        Optional<Truth> truth = truth(written(OWL), Species.OWL.index(), Fit.STRETCH);

        assertThat(truth).hasValueSatisfying(known -> {
            assertThat(known.animal().species()).isEqualTo(Species.OWL);
            assertThat(known.region().pixels()).isEqualTo(animal(OWL));
            assertThat(known.region().share()).isEqualTo(animal(OWL).cardinality() / (224.0 * 224));
        });
    }

    @Test
    void requestsOfAllKindsAreDrawnAgain() throws IOException {
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
    void ofTwoAnimalsItIsTheOneOfTheClass() throws IOException {
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

    /** An image of another size is resized, and one that is cropped grows by 256/224: the truth about it follows. */
    @Test
    void isFittedAsThePictureIs() throws IOException {
        SceneRequest small = OWL.sized(112);
        double share = animal(small).cardinality() / (112.0 * 112);

        assertThat(truth(written(small), 10, Fit.STRETCH))
                .hasValueSatisfying(known -> assertThat(known.region().pixels().cardinality() / (224.0 * 224))
                        .isBetween(share * 0.97, share * 1.03));
        SceneRequest whole = OWL;
        assertThat(truth(written(whole), 10, Fit.crop(224, 224)))
                .hasValueSatisfying(known -> assertThat(known.region().pixels()).isNotEqualTo(animal(whole)));
    }

    @Test
    void staysWithACopyUnderAnyName() throws IOException {
        Path copy = Files.copy(written(OWL), folder.resolve("anything.png"));

        assertThat(truth(copy, 10, Fit.STRETCH)).isPresent();
    }

    /** Someone has painted into the image and kept the note. */
    @Test
    void isNotToldOfAPictureThatWasChanged() throws IOException {
        Path file = written(OWL);
        BufferedImage image = ImageIO.read(file.toFile());
        image.setRGB(100, 100, image.getRGB(100, 100) ^ 0x10);
        Files.write(file, new SceneNote(OWL).into(png(image)));

        assertThat(SceneNote.in(file)).isPresent();
        assertThat(truth(file, 10, Fit.STRETCH)).isEmpty();
    }

    @Test
    void isNotKnownOfOtherPictures() throws IOException {
        BufferedImage image = new BufferedImage(60, 44, BufferedImage.TYPE_INT_RGB);
        assertThat(truth(Files.write(folder.resolve("plain.png"), png(image)), 0, Fit.STRETCH))
                .isEmpty();
        assertThat(truth(folder.resolve("array.npy"), 0, Fit.STRETCH)).isEmpty();
    }

    /** Notes are untrusted: sizes that would take all memory, animals and parts that do not exist. */
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
        Files.write(file, PngText.with(png(image), "vizsla-menagerie", text));

        assertThat(truth(file, 0, Fit.STRETCH)).isEmpty();
    }
}
