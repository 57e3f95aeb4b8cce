package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MenagerieCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private static List<String> files(Path in) throws IOException {
        try (Stream<Path> files = Files.walk(in)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> in.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static List<?> listOf(Map<?, ?> map, String key) {
        return map.get(key) instanceof List<?> list ? list : List.of();
    }

    @Test
    void writesPicturesMasksAndLabels() throws IOException {
        Path out = folder.resolve("out");
        Run run = Run.of("menagerie", "--classes", "tabby-cat,0", "--count", 2, "--size", 64, "--out", out);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out().strip()).isEqualTo(out.toString());
        assertThat(files(out))
                .contains(
                        "labels.json",
                        "labels.txt",
                        "pictures/0/vizsla_00000.png",
                        "pictures/0/vizsla_00001.png",
                        "pictures/3/tabby_cat_00000.png",
                        "pictures/3/tabby_cat_00001.png",
                        "masks/3/tabby_cat_00001/animal.png",
                        "masks/3/tabby_cat_00001/head.png");
        BufferedImage picture =
                ImageIO.read(out.resolve("pictures/3/tabby_cat_00001.png").toFile());
        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(64, 64);
        assertThat(Files.readAllLines(out.resolve("labels.txt"))).hasSize(12).startsWith("Vizsla", "king snake");
    }

    @Test
    void saysWhatIsInEachPicture() throws IOException {
        Path out = folder.resolve("out");
        Run run = Run.of(
                "menagerie", "--classes", "zebra", "--count", 1, "--size", 64, "--out", out, "--pairs", "--json");
        assertThat(run.status()).isZero();
        Map<String, Object> labels = JSON.std.mapFrom(run.out());
        assertThat(Files.readString(out.resolve("labels.json")))
                .isEqualToIgnoringNewLines(run.out().strip());
        Map<?, ?> picture = (Map<?, ?>) listOf(labels, "pictures").get(0);
        assertThat(picture.get("class")).isEqualTo(9);
        List<?> animals = listOf(picture, "animals");
        assertThat(animals).hasSize(2);
        Map<?, ?> zebra = (Map<?, ?>) animals.get(0);
        assertThat(zebra.get("name")).isEqualTo("zebra");
        String mask = String.valueOf(zebra.get("mask"));
        BufferedImage image = ImageIO.read(out.resolve(mask).toFile());
        int white = 0;
        for (int i = 0; i < 64 * 64; i++) {
            white += (image.getRGB(i % 64, i / 64) & 0xFFFFFF) == 0xFFFFFF ? 1 : 0;
        }
        assertThat(white).isEqualTo(zebra.get("pixels")).isGreaterThan(50);
    }

    @Test
    void aPartIsLeftOutOfTheSamePicture() throws IOException {
        Path plain = folder.resolve("plain");
        Path bare = folder.resolve("bare");
        Run.of("menagerie", "--classes", "tabby-cat", "--count", 1, "--size", 96, "--out", plain, "--no-masks");
        Run run = Run.of(
                "menagerie",
                "--classes",
                "tabby-cat",
                "--count",
                1,
                "--size",
                96,
                "--out",
                bare,
                "--remove",
                "stripes");
        assertThat(run.status()).isZero();
        assertThat(files(plain)).containsExactly("labels.json", "labels.txt", "pictures/3/tabby_cat_00000.png");
        assertThat(files(bare)).doesNotContain("masks/3/tabby_cat_00000/stripes.png");
        assertThat(Files.readAllBytes(bare.resolve("pictures/3/tabby_cat_00000.png")))
                .isNotEqualTo(Files.readAllBytes(plain.resolve("pictures/3/tabby_cat_00000.png")));
        assertThat(Files.readString(bare.resolve("labels.json")))
                .contains("\"removed\"")
                .contains("\"stripes\"");
    }

    @Test
    void refusesWhatItCannotDraw() {
        Path out = folder.resolve("out");
        assertThat(Run.of("menagerie", "--classes", "unicorn", "--out", out).err())
                .startsWith(
                        "vizsla: there is no animal 'unicorn' in the menagerie; there are Vizsla, king snake, mastiff");
        Run part = Run.of("menagerie", "--classes", "zebra", "--remove", "mask", "--out", out);
        assertThat(part.status()).isEqualTo(2);
        assertThat(part.err().strip())
                .isEqualTo(
                        "vizsla: a zebra has no part 'mask'; it has head, ears, eyes, muzzle, mane, body, legs, tail,"
                                + " stripes. --classes can name those that have it: mastiff");
        assertThat(Run.of("menagerie", "--remove", "head", "--recolour", "head", "--out", out)
                        .err()
                        .strip())
                .isEqualTo("vizsla: --remove and --recolour cannot be combined; choose one");
        assertThat(Run.of("menagerie", "--count", 0, "--out", out).err().strip())
                .isEqualTo("vizsla: --count 0: between 1 and 8333 pictures of each of 12 animals can be drawn");
        assertThat(Run.of("menagerie", "--size", 5000, "--out", out).err().strip())
                .isEqualTo("vizsla: a scene of 5000 pixels cannot be drawn; sizes go from 32 to 1024");
        assertThat(out).doesNotExist();
    }
}
