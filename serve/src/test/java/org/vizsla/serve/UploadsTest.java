package org.vizsla.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.OnnxMetadata;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.render.Png;
import org.vizsla.testkit.SmallNetworks;

/** What becomes of strangers' files. */
@Tag("once")
class UploadsTest {
    @TempDir
    Path folder;

    private Server server;
    private PageClient client;

    private Set<Path> before = Set.of();

    @BeforeEach
    void start() throws IOException {
        before = uploads();
        server = Server.start(
                ServerSettings.of(WeightsStore.of(
                        Map.of("VIZSLA_CACHE", folder.resolve("cache").toString()))),
                Map.of());
        client = new PageClient(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static byte[] png() {
        return Png.encode(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB));
    }

    private static Set<Path> uploads() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .startsWith(
                                    "vizsla-serve-" + ProcessHandle.current().pid() + "-"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void aPictureIsKnownByItsContent() throws IOException, InterruptedException {
        Map<String, Object> first = client.upload("pictures", "müde Katze.png", png());
        Map<String, Object> again = client.upload("pictures", "other.png", png());
        assertThat(first)
                .containsEntry("name", "müde Katze.png")
                .containsEntry("height", 30)
                .containsEntry("width", 40);
        assertThat(again.get("id")).isEqualTo(first.get("id"));
        HttpResponse<byte[]> shown = client.get("api/pictures/" + first.get("id") + "/image");
        assertThat(shown.headers().firstValue("Content-Type")).contains("image/png");
    }

    @Test
    void whatIsNoPictureIsRefusedInOneSentence() throws IOException, InterruptedException {
        HttpResponse<byte[]> refused =
                client.post("api/pictures?name=cat.png", "no picture".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(PageClient.json(refused)).containsEntry("kind", "refused");
        assertThat(PageClient.json(refused).get("error"))
                .asString()
                .contains("cat.png")
                .doesNotContain("\n");
    }

    @Test
    void aNetworkAnswersAndIsForgottenWithTheServer() throws IOException, InterruptedException {
        byte[] file = Files.readAllBytes(SmallNetworks.onnx("mini_resnet", folder));
        Map<String, Object> network = client.upload("networks", "../../evil name;.onnx", file);
        assertThat(network).containsEntry("name", "evil_name_").containsEntry("origin", "uploaded");
        Set<Path> made = uploads();
        made.removeAll(before);
        assertThat(made)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(Files.getPosixFilePermissions(each))
                        .containsOnly(
                                PosixFilePermission.OWNER_READ,
                                PosixFilePermission.OWNER_WRITE,
                                PosixFilePermission.OWNER_EXECUTE));
        String id = (String) Objects.requireNonNull(network.get("id"));
        Map<String, Object> answer =
                PageClient.json(client.post("api/answers", Map.of("network", id, "picture", client.scene(1, 0))));
        assertThat((List<?>) Objects.requireNonNull(answer.get("scores")))
                .hasSameSizeAs((List<?>) Objects.requireNonNull(network.get("labels")));
        assertThat(client.upload("networks", "the same.onnx", file).get("id")).isEqualTo(id);
        server.close();
        assertThat(made).noneMatch(Files::exists);
    }

    @Test
    void whatAKilledServerLeftIsDeletedByTheNext() throws IOException {
        long gone = 999_999_937;
        Path left = Files.createDirectories(
                Path.of(System.getProperty("java.io.tmpdir")).resolve("vizsla-serve-" + gone + "-1/network-1"));
        Files.writeString(left.resolve("net.onnx"), "left");
        stop();
        start();
        assertThat(left.getParent()).doesNotExist();
    }

    /** The first run of such a model ends the process it is in; that is another one. */
    @Test
    void aNetworkThatWouldEndTheProcessIsRefused() throws IOException, InterruptedException {
        HttpResponse<byte[]> refused = client.post("api/networks?name=loop.onnx", endless());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(PageClient.json(refused).get("error")).asString().isNotBlank();
        assertThat(client.get("api/alive").statusCode()).isEqualTo(200);
    }

    /** A network that takes images of 60,000 x 60,000 pixels. */
    private static byte[] endless() {
        GraphBuilder b = new GraphBuilder("net");
        String x = b.input("x", DataType.FLOAT32, Shape.of(1, 3, 60_000, 60_000));
        b.output(b.op("Flatten", b.op("GlobalAveragePool", x).value()).named("scores"));
        return OnnxWriter.toBytes(b.build());
    }

    @Test
    void aDamagedNetworkIsRefusedByItsName() throws IOException, InterruptedException {
        byte[] file = Files.readAllBytes(SmallNetworks.onnx("mini_resnet", folder));
        HttpResponse<byte[]> refused = client.post("api/networks?name=half.onnx", Arrays.copyOf(file, 50_000));
        assertThat(PageClient.json(refused).get("error"))
                .asString()
                .startsWith("half.onnx is truncated or damaged")
                .doesNotContain("vizsla-serve");
    }

    @Test
    void whatHelpsIsNotLostWithTheName() throws IOException, InterruptedException {
        HttpResponse<byte[]> refused = client.post("api/networks?name=map.onnx", explainer());
        assertThat(PageClient.json(refused).get("error"))
                .asString()
                .contains("this is an explainer, exported from a network")
                .endsWith("; another network may do");
    }

    private static byte[] explainer() {
        GraphBuilder b = new GraphBuilder("net");
        String x = b.input("x", DataType.FLOAT32, Shape.of(1, 3, 8, 8));
        b.metadata(OnnxMetadata.EXPLAINER, "1");
        b.output(b.op("Flatten", x).named("map"));
        return OnnxWriter.toBytes(b.build());
    }

    /** JSON has no such numbers, and a page that reads them as texts would calculate with them. */
    @Test
    void sumsThatAreNotFiniteAreNull() throws IOException, InterruptedException {
        Map<String, Object> network = client.upload("networks", "infinite.onnx", infinite());
        Map<String, Object> unit = Map.of(
                "network",
                Objects.requireNonNull(network.get("id")),
                "picture",
                client.scene(1, 0),
                "layer",
                "sigmoid");
        Map<?, ?> terms = (Map<?, ?>) Objects.requireNonNull(
                PageClient.json(client.post("api/unit", unit)).get("terms"));
        assertThat(terms.get("bias")).isNull();
        assertThat(terms.get("sum")).isNull();
        assertThat(terms.get("rest")).isEqualTo(0.0);
    }

    /** A network with an infinite bias, which a sigmoid makes finite. */
    private static byte[] infinite() {
        GraphBuilder b = new GraphBuilder("net");
        String x = b.input("x", DataType.FLOAT32, Shape.of(1, 3, 8, 8));
        float[] kernel = new float[6];
        Arrays.fill(kernel, 1);
        String conv = b.op(
                        "Conv",
                        x,
                        b.initializer("kernels", Tensor.ofFloats(Shape.of(2, 3, 1, 1), kernel)),
                        b.initializer("bias", Tensor.ofFloats(Shape.of(2), Float.POSITIVE_INFINITY, 0)))
                .named("conv");
        String sigmoid = b.op("Sigmoid", conv).named("sigmoid");
        b.output(b.op("Flatten", b.op("GlobalAveragePool", sigmoid).value()).named("scores"));
        return OnnxWriter.toBytes(b.build());
    }

    @Test
    void filesOfOtherKindsAreRefusedByTheirNames() throws IOException, InterruptedException {
        HttpResponse<byte[]> refused = client.post("api/networks?name=net.h5", new byte[10]);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(PageClient.json(refused).get("error"))
                .asString()
                .isEqualTo("a network is a file that ends in .onnx, .safetensors, .pth, .pt, not 'net.h5'");
    }

    @Test
    void aNetworkThatIsNotHereIsGone() throws IOException, InterruptedException {
        for (String id : List.of("0123456789abcdef", "squeezenet1_1", "..%2f..%2fetc%2fpasswd", "%2Fetc%2Fpasswd")) {
            HttpResponse<byte[]> gone = client.get("api/networks/" + id);
            assertThat(gone.statusCode()).as(id).isIn(400, 404);
        }
    }
}
