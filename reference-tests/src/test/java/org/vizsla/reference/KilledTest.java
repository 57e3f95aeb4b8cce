package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.testkit.SmallNetworks;

/** Commands that are killed at any moment, by SIGKILL, which nothing can catch. */
class KilledTest {
    private static final int TIMES = Integer.getInteger("vizsla.kills", 20);

    @TempDir
    Path folder;

    /** The first start prepares the others; it is neither limited nor killed here. */
    @BeforeAll
    static void startOnce() {
        assertThat(Launcher.run(Path.of("target").toAbsolutePath(), "version").status())
                .isZero();
    }

    private String pictures() throws IOException {
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        for (String name : new String[] {"tabby_281.jpg", "vizsla_211.jpg"}) {
            Files.copy(Shared.path("images").resolve(name), pictures.resolve(name));
        }
        return pictures.toString();
    }

    /** Each is run once to its end; then killed some times in that time, twenty unless {@code -Dvizsla.kills} says otherwise, always in the same folders; then run to its end again. */
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({
        "1, explain PICTURES --model MODEL --preprocessing imagenet --method saliency,grad_cam --raw --out OUT",
        "2, gallery PICTURES --model MODEL --preprocessing imagenet --steps 2 --out OUT",
        "3, evolve PICTURE --model MODEL --preprocessing imagenet --steps 2 --out OUT",
        "4, demo --out OUT",
        "5, menagerie --classes owl --count 3 --out OUT",
        "6, evaluate --scenes 2 --method saliency",
        "7, inspect LEGACY",
        "8, visualize class 1 --model MODEL --preprocessing imagenet --set steps=2 --out OUT"
    })
    void leaveNothingHalfAndNothingBehind(long seed, String line) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        String pictures = pictures();
        Path model = SmallNetworks.onnx("mini_resnet", folder);
        Object[] arguments = Stream.of(line.split(" "))
                .map(word -> switch (word) {
                    case "PICTURES" -> pictures;
                    case "PICTURE" -> Shared.path("images/king_snake_56.jpg").toAbsolutePath();
                    case "MODEL" -> model;
                    case "LEGACY" ->
                        Shared.path("models/squeezenet1_0-legacy.pth").toAbsolutePath();
                    case "OUT" -> out;
                    default -> word;
                })
                .toArray();
        Faults faults = new Faults(folder);
        long start = System.nanoTime();
        assertThat(Faults.status(faults.call(Map.of(), arguments)))
                .as(faults.told())
                .isZero();
        long whole = System.nanoTime() - start;
        SortedSet<String> files = Faults.files(out);
        SortedSet<String> cached = Faults.files(faults.cache());

        Random random = new Random(seed);
        for (int i = 0; i < TIMES; i++) {
            Process process = faults.call(Map.of(), arguments).start();
            process.waitFor((long) (random.nextDouble() * whole), TimeUnit.NANOSECONDS);
            process.destroyForcibly().waitFor();
            assertThat(Faults.halfFiles(out)).isEmpty();
        }

        faults.age();
        assertThat(Faults.status(faults.call(Map.of(), arguments)))
                .as(faults.told())
                .isZero();
        assertThat(Faults.files(out)).isEqualTo(files);
        assertThat(Faults.files(faults.cache())).isEqualTo(cached);
        assertThat(faults.temporary()).isEmptyDirectory();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anInterruptEndsWithAWordAboutWhatIsKept() throws IOException, InterruptedException {
        Faults faults = new Faults(folder);
        Process process = faults.call(Map.of(), "evaluate", "--scenes", 5000, "--method", "saliency")
                .start();
        while (process.isAlive() && faults.told().isEmpty()) {
            Thread.sleep(50);
        }
        assertThat(process.waitFor(2, TimeUnit.SECONDS))
                .as("it tells how long it takes, and begins")
                .isFalse();
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor()).as("128 and the number of SIGINT").isEqualTo(130);
        assertThat(faults.told().lines())
                .allMatch(line -> line.startsWith("vizsla: "))
                .last()
                .asString()
                .contains("is kept in", "--resume");
        assertThat(faults.temporary()).isEmptyDirectory();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anAtlasThatWasInterruptedGoesOn() throws IOException, InterruptedException {
        Faults faults = new Faults(folder);
        Path out = folder.resolve("out");
        Object[] atlas = ("visualize atlas --pictures " + pictures() + " --model menagerie --layers 2 --channels 2"
                        + " --set steps=60 --out " + out)
                .split(" ");
        Process process = faults.call(Map.of(), atlas).start();
        while (process.isAlive() && Faults.files(out).stream().noneMatch(name -> name.startsWith("1_"))) {
            Thread.sleep(20);
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor())
                .as("128 and the number of SIGINT; %s", faults.told())
                .isEqualTo(130);
        assertThat(faults.told()).endsWith("vizsla: stopped; the same call with --out " + out + " goes on\n");
        assertThat(Files.readString(out.resolve("result.json"))).contains("\"complete\" : false");

        assertThat(Faults.status(faults.call(Map.of(), atlas)))
                .as(faults.told())
                .isZero();
        assertThat(Files.readString(out.resolve("result.json"))).contains("\"complete\" : true");
    }
}
