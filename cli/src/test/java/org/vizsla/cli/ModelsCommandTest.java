package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.cli.command.ModelsCommand;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.download.Catalogue;
import org.vizsla.models.download.PublishedPreprocessing;
import org.vizsla.models.download.PublishedWeights;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.models.picture.Interpolation;
import org.vizsla.models.picture.Preprocessing;
import picocli.CommandLine;

/** {@code vizsla models}, against a server on this machine and a cache of its own. */
class ModelsCommandTest {
    private static final byte[] CONTENT =
            "the weights of a small network".repeat(1000).getBytes(StandardCharsets.UTF_8);
    private static final String SHA256 = sha256(CONTENT);
    private static final String FILE = "resnet18-" + SHA256.substring(0, 8) + ".pth";

    @TempDir
    Path folder;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private String mirror;
    private String out = "";
    private String err = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            boolean known = exchange.getRequestURI().getPath().equals("/models/" + FILE);
            exchange.sendResponseHeaders(known ? 200 : 404, known ? CONTENT.length : -1);
            if (known) {
                exchange.getResponseBody().write(CONTENT);
            }
            exchange.close();
        });
        server.start();
        mirror = "http://127.0.0.1:" + server.getAddress().getPort() + "/models/";
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private WeightsStore store() {
        Catalogue catalogue = Catalogue.of(List.of(
                weights("resnet18", "resnet18", "V1", FILE, CONTENT.length, 69.758),
                weights("resnet18.V2", "resnet18", "V2", "resnet18-12345678.pth", CONTENT.length, 70.5),
                weights("vgg16", "vgg16", "V1", "vgg16-397923af.pth", 553_000_000, 71.592)));
        return WeightsStore.of(Map.of("VIZSLA_CACHE", folder.toString(), "VIZSLA_MIRROR", mirror), catalogue);
    }

    private static PublishedWeights weights(
            String name, String architecture, String entry, String file, long bytes, double top1) {
        PublishedPreprocessing images = new PublishedPreprocessing(
                256,
                224,
                Interpolation.BILINEAR,
                Preprocessing.IMAGENET_MEAN,
                Preprocessing.IMAGENET_STANDARD_DEVIATION);
        return new PublishedWeights(name, architecture, entry, file, bytes, top1, images, "free for all");
    }

    private int run(String... arguments) {
        PrintStream standardOut = System.out;
        PrintStream standardErr = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        int status;
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            status = new CommandLine(new ModelsCommand(new Environment(Map.of()), this::store))
                    .setExecutionExceptionHandler((failure, command, result) -> {
                        System.err.println("vizsla: " + Remedies.message((VizslaException) failure));
                        return CommandLine.ExitCode.SOFTWARE;
                    })
                    .execute(arguments);
        } finally {
            System.setOut(standardOut);
            System.setErr(standardErr);
        }
        out = printed.toString(StandardCharsets.UTF_8);
        err = complained.toString(StandardCharsets.UTF_8);
        return status;
    }

    private Path cached() {
        return folder.resolve("weights").resolve(FILE);
    }

    @Test
    void listsAllNetworksInColumns() {
        assertThat(run()).isZero();
        List<String> lines = out.lines().toList();
        assertThat(lines).hasSize(86);
        assertThat(lines.get(0))
                .isEqualTo("NAME                FAMILY            PARAMETERS     DOWNLOAD    TOP-1  CACHED");
        assertThat(lines)
                .contains(
                        "resnet18            ResNet            11,689,512      0.0 MiB   69.8 %  no",
                        "vgg16               VGG              138,357,544    527.4 MiB   71.6 %  no",
                        "alexnet_caffe       AlexNet           60,965,224            -        -  none published; --weights FILE",
                        "alexnet_menagerie   AlexNet              915,660            -        -  embedded: --model menagerie",
                        "0.0 MiB of weights in " + folder);
        assertThat(err).isEmpty();
        assertThat(run("list")).isZero();
        assertThat(out.lines().toList()).isEqualTo(lines);
        assertThat(requests).hasValue(0);
    }

    @Test
    void listsWhatIsHere() {
        run("pull", "resnet18");
        run("list");
        assertThat(out).contains("resnet18            ResNet            11,689,512      0.0 MiB   69.8 %  yes");
    }

    @Test
    void listsForPrograms() throws IOException {
        run("pull", "resnet18");
        for (String[] arguments : new String[][] {{"--json"}, {"list", "--json"}}) {
            assertThat(run(arguments)).isZero();
            List<Map<String, Object>> entries = List.copyOf(castList(out));
            assertThat(entries).hasSize(83);
            Map<String, Object> resnet = entries.stream()
                    .filter(entry -> "resnet18".equals(entry.get("name")))
                    .findFirst()
                    .orElseThrow();
            assertThat(resnet)
                    .containsEntry("parameters", 11_689_512)
                    .containsEntry("sha256", SHA256)
                    .containsEntry("bytes", CONTENT.length)
                    .containsEntry("cached", cached().toString());
            assertThat(entries.get(2)).containsEntry("name", "alexnet_caffe").doesNotContainKeys("file", "cached");
        }
    }

    private static List<Map<String, Object>> castList(String json) throws IOException {
        return JSON.std.listOfFrom(Object.class, json).stream()
                .map(ModelsCommandTest::asMap)
                .toList();
    }

    private static Map<String, Object> asMap(Object entry) {
        try {
            return JSON.std.mapFrom(JSON.std.asString(entry));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void tellsAllAboutOne() {
        assertThat(run("info", "resnet18")).isZero();
        assertThat(out.lines())
                .containsExactly(
                        "resnet18",
                        "  family      ResNet",
                        "  paper       He, Zhang, Ren, Sun, 2015: Deep Residual Learning for Image Recognition",
                        "  input       [N, 3, 224, 224]",
                        "  classes     1000, ImageNet's",
                        "  parameters  11,689,512",
                        "  top-1       69.758 % on ImageNet",
                        "  images      shorter side 256 (bilinear), centre 224 x 224, mean [0.485, 0.456, 0.406],"
                                + " deviation [0.229, 0.224, 0.225]",
                        "  weights     torchvision, V1, 0.0 MiB",
                        "  license     free for all",
                        "  file        " + FILE,
                        "  address     " + mirror + FILE,
                        "  sha-256     " + SHA256.substring(0, 8) + "... (the rest is known once it is downloaded)",
                        "  cached      no; 'vizsla models pull resnet18' downloads it",
                        "  also        resnet18.V2, 0.0 MiB, top-1 70.500 %");
        run("pull", "resnet18");
        run("info", "resnet18");
        assertThat(out).contains("  sha-256     " + SHA256).contains("  cached      " + cached());
    }

    @Test
    void tellsAboutOtherWeightsOfAnArchitecture() {
        assertThat(run("info", "resnet18.V2")).isZero();
        assertThat(out)
                .startsWith("resnet18.V2" + System.lineSeparator())
                .contains("  file        resnet18-12345678.pth")
                .contains("'vizsla models pull resnet18.V2' downloads it")
                .contains("  also        resnet18, 0.0 MiB, top-1 69.758 %");
        assertThat(run("info", "resnet18.V3")).isEqualTo(1);
        assertThat(err).startsWith("vizsla: there are no weights 'resnet18.V3'; did you mean resnet18.V2");
    }

    @Test
    void tellsOfOneThatNobodyPublishes() {
        assertThat(run("info", "alexnet_original")).isZero();
        assertThat(out)
                .contains("[N, 3, 227, 227]")
                .endsWith("  weights     none published; give your own file with --weights FILE"
                        + System.lineSeparator());
        assertThat(run("pull", "alexnet_original")).isEqualTo(1);
        assertThat(err)
                .isEqualToIgnoringNewLines("vizsla: nobody publishes weights of alexnet_original where Vizsla downloads"
                        + " them; give your own file with --weights FILE");
    }

    @Test
    void tellsAllAboutTheOneThatIsEmbedded() throws IOException {
        for (String name : List.of("menagerie", "alexnet_menagerie")) {
            assertThat(run("info", name)).isZero();
            assertThat(out.lines())
                    .contains(
                            "alexnet_menagerie",
                            "  input       [N, 3, 224, 224]",
                            "  classes     12, the Menagerie's drawn animals",
                            "  parameters  915,660",
                            "  weights     embedded, 1.7 MiB; there is nothing to download",
                            "  sha-256     " + EmbeddedNetwork.sha256(),
                            "  use         --model menagerie");
        }
        assertThat(run("info", "menagerie", "--json")).isZero();
        assertThat(JSON.std.mapFrom(out))
                .containsEntry("name", "alexnet_menagerie")
                .containsEntry("classes", 12)
                .containsEntry("embedded", true)
                .containsEntry("sha256", EmbeddedNetwork.sha256())
                .doesNotContainKeys("file", "cached", "addresses");
    }

    @Test
    void theEmbeddedOneIsNeitherPulledNorRemoved() {
        assertThat(run("pull", "menagerie", "resnet18")).isZero();
        assertThat(out).isEqualToIgnoringNewLines(cached().toString());
        assertThat(err).startsWith("menagerie comes with Vizsla; there is nothing to download\n");
        assertThat(run("verify", "menagerie")).isZero();
        assertThat(out).isEqualToIgnoringNewLines("menagerie           " + EmbeddedNetwork.sha256());
        assertThat(run("remove", "resnet18", "alexnet_menagerie")).isEqualTo(1);
        assertThat(err)
                .isEqualToIgnoringNewLines("vizsla: alexnet_menagerie is a part of Vizsla and cannot be removed");
        assertThat(cached()).exists();
    }

    @Test
    void tellsProgramsAllAboutOne() throws IOException {
        assertThat(run("info", "resnet18", "--json")).isZero();
        assertThat(JSON.std.mapFrom(out))
                .containsEntry("input", List.of(3, 224, 224))
                .containsEntry("addresses", List.of(mirror + FILE))
                .containsEntry("sha256_begins", SHA256.substring(0, 8))
                .doesNotContainKeys("sha256", "cached");
    }

    @Test
    void pullsOnceAndPrintsWhere() {
        assertThat(run("pull", "resnet18")).isZero();
        assertThat(out).isEqualToIgnoringNewLines(cached().toString());
        assertThat(cached()).hasBinaryContent(CONTENT);
        assertThat(run("pull", "resnet18")).isZero();
        assertThat(out).isEqualToIgnoringNewLines(cached().toString());
        assertThat(requests).hasValue(1);
    }

    @Test
    void weightsOfAMirrorAreUnverifiedUntilTheirDigestIsGiven() {
        assertThat(run("pull", "resnet18")).isZero();
        assertThat(err.lines())
                .containsExactly(
                        "vizsla: the weights of resnet18 are unverified: they came from a mirror or by hand, and of their"
                                + " SHA-256 only 8 digits are known, which others can match; 'vizsla models verify"
                                + " resnet18 --sha256 DIGEST' verifies them");
        assertThat(run("info", "resnet18")).isZero();
        assertThat(out).contains("verified    no; only the digits in its name agree");
        assertThat(run("verify", "resnet18", "--sha256", SHA256.substring(0, 8) + "0".repeat(56)))
                .isEqualTo(1);
        assertThat(err).startsWith("vizsla: " + cached() + " is not that file: its SHA-256 is " + SHA256 + ", not ");
        assertThat(run("verify", "resnet18", "--sha256", SHA256)).isZero();
        assertThat(out).isEqualToIgnoringNewLines("resnet18            " + SHA256 + "  its whole digest is known");
        assertThat(run("pull", "resnet18", "--sha256", SHA256)).isZero();
        assertThat(err).isEmpty();
        assertThat(run("verify", "resnet18", "vgg16", "--sha256", SHA256)).isEqualTo(1);
        assertThat(err).isEqualToIgnoringNewLines("vizsla: --sha256 is of one file; name one network");
    }

    @Test
    void aPullThatFailsIsToldInOneLine() {
        assertThat(run("pull", "vgg16")).isEqualTo(1);
        assertThat(out).isEmpty();
        assertThat(err.lines())
                .containsExactly(
                        "vizsla: cannot download the weights of vgg16: " + mirror + "vgg16-397923af.pth does not"
                                + " exist (404); try again later, give your own file with --weights FILE, or give"
                                + " another address in VIZSLA_MIRROR");
    }

    @Test
    void nothingIsPulledWhereANameIsWrong() {
        assertThat(run("pull", "resnet18", "resnet81")).isEqualTo(1);
        assertThat(err).startsWith("vizsla: there is no architecture 'resnet81'; did you mean resnet");
        assertThat(requests).hasValue(0);
    }

    @Test
    void verifiesAndFindsDamage() throws IOException {
        assertThat(run("verify")).isZero();
        assertThat(out).isEmpty();
        run("pull", "resnet18");
        assertThat(run("verify")).isZero();
        assertThat(out)
                .isEqualToIgnoringNewLines(
                        "resnet18            " + SHA256 + "  unverified: only the digits in its name agree");
        assertThat(run("verify", "vgg16", "resnet18")).isEqualTo(1);
        assertThat(err).contains("the weights of vgg16 are not in " + folder);
        assertThat(out).contains(SHA256);
        Files.writeString(cached(), "damage");
        assertThat(run("verify")).isEqualTo(1);
        assertThat(err).startsWith("vizsla: " + cached() + " is damaged: its SHA-256 is ");
    }

    @Test
    void removes() {
        run("pull", "resnet18");
        assertThat(run("remove", "resnet18", "vgg16")).isZero();
        assertThat(out.lines()).containsExactly("resnet18 removed", "vgg16 is not cached");
        assertThat(cached()).doesNotExist();
        assertThat(run("remove", "resnet81")).isEqualTo(1);
    }

    @Test
    void wrongUseHasStatusTwo() {
        assertThat(run("pull")).isEqualTo(2);
        assertThat(run("remove")).isEqualTo(2);
        assertThat(run("info")).isEqualTo(2);
        assertThat(run("info", "vgg16", "resnet18")).isEqualTo(2);
        assertThat(run("push", "vgg16")).isEqualTo(2);
        assertThat(run("list", "--what")).isEqualTo(2);
        assertThat(err).contains("Unknown option: '--what'");
    }

    @Test
    void helps() {
        assertThat(run("--help")).isZero();
        assertThat(out)
                .contains("list", "info", "pull", "verify", "remove", "VIZSLA_CACHE", "VIZSLA_MIRROR")
                .contains("vizsla models pull vgg16 resnet50");
        for (String command : new String[] {"list", "info", "pull", "verify", "remove"}) {
            assertThat(run(command, "--help")).isZero();
            assertThat(out).contains("Example").contains("vizsla models " + command);
        }
    }
}
