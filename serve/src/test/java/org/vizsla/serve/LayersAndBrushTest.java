package org.vizsla.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.models.download.WeightsStore;

@Tag("once")
class LayersAndBrushTest {
    private static final int SIZE = 224;

    @TempDir
    static Path folder;

    private static Server server;
    private static PageClient client;
    private static String picture;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = Server.start(ServerSettings.of(WeightsStore.of(Map.of("VIZSLA_CACHE", folder.toString()))), Map.of());
        client = new PageClient(server);
        picture = client.scene(10, 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, Object> ofPicture(Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("network", "menagerie");
        body.put("picture", picture);
        body.putAll(more);
        return body;
    }

    private static double number(Map<String, Object> json, String name) {
        return ((Number) Objects.requireNonNull(json.get(name))).doubleValue();
    }

    private static List<Double> numbers(Map<String, Object> json, String name) {
        List<Double> numbers = new ArrayList<>();
        for (Object each : (List<?>) Objects.requireNonNull(json.get(name))) {
            numbers.add(((Number) each).doubleValue());
        }
        return numbers;
    }

    private static Map<String, Object> mask(boolean covered) {
        byte[] bits = new byte[SIZE * SIZE / Byte.SIZE];
        Arrays.fill(bits, (byte) (covered ? 0xff : 0));
        return Map.of("height", SIZE, "width", SIZE, "bits", Base64.getEncoder().encodeToString(bits));
    }

    /** The first layer of the network, of which a value is a sum of products that can be added up here. */
    @Test
    void aUnitIsTheSumOfItsProducts() throws IOException, InterruptedException {
        List<?> layers = (List<?>) Objects.requireNonNull(
                PageClient.json(client.get("api/networks/menagerie")).get("layers"));
        Map<?, ?> first = (Map<?, ?>) layers.get(0);
        Map<String, Object> at =
                Map.of("layer", Objects.requireNonNull(first.get("name")), "channel", 3, "y", 20, "x", 21);
        Map<String, Object> unit = PageClient.json(client.post("api/unit", ofPicture(at)));
        @SuppressWarnings("unchecked") // The contract.
        Map<String, Object> terms = (Map<String, Object>) Objects.requireNonNull(unit.get("terms"));
        List<Double> patch = numbers(terms, "patch");
        List<Double> kernel = numbers(terms, "kernel");
        double sum = number(terms, "bias");
        for (int i = 0; i < patch.size(); i++) {
            sum += patch.get(i) * kernel.get(i);
        }
        assertThat(sum).isCloseTo(number(terms, "sum"), within(1e-4));
        assertThat(number(unit, "value")).isCloseTo(Math.max(0, sum), within(1e-4));

        PageClient.Frame layer =
                client.last("api/activations", ofPicture(Map.of("layer", at.get("layer"), "target", 0)));
        List<Double> shape = numbers(layer.json(), "shape");
        int place = (3 * shape.get(1).intValue() + 20) * shape.get(2).intValue() + 21;
        assertThat((double) layer.values()[place])
                .isCloseTo(number(unit, "value"), within(1e-3 * number(layer.json(), "scale")));
        assertThat(numbers(layer.json(), "feeds")).hasSize(shape.get(0).intValue());
    }

    @Test
    void withoutAnythingCoveredTheAnswerIsThePicturesOwn() throws IOException, InterruptedException {
        List<Double> answer = numbers(PageClient.json(client.post("api/answers", ofPicture(Map.of()))), "scores");
        for (String fill : List.of("grey", "blur", "mean", "around")) {
            Map<String, Object> bare =
                    PageClient.json(client.post("api/brush", ofPicture(Map.of("fill", fill, "mask", mask(false)))));
            assertThat(numbers(bare, "scores")).as(fill).isEqualTo(answer);
            Map<String, Object> covered =
                    PageClient.json(client.post("api/brush", ofPicture(Map.of("fill", fill, "mask", mask(true)))));
            assertThat(numbers(covered, "probabilities").get(0)).as(fill).isLessThan(0.9);
        }
    }

    @Test
    void aMaskOfAnotherSizeIsRefused() throws IOException, InterruptedException {
        Map<String, Object> small = Map.of("height", 2, "width", 2, "bits", "AA==");
        assertThat(PageClient.json(client.post("api/brush", ofPicture(Map.of("mask", small)))))
                .containsEntry("error", "the mask is 2 x 2, the network's input 224 x 224");
        Map<String, Object> cut = Map.of("height", SIZE, "width", SIZE, "bits", "AA==");
        assertThat(PageClient.json(client.post("api/brush", ofPicture(Map.of("mask", cut)))))
                .containsEntry("error", "the mask has 1 bytes, not one bit for each of 50176 pixels");
    }

    @Test
    void everyPixelHasASegment() throws IOException, InterruptedException {
        PageClient.Frame segments = client.last("api/segments", ofPicture(Map.of("segments", 30)));
        assertThat(number(segments.json(), "count")).isBetween(10.0, 60.0);
        assertThat(segments.content()).hasSizeGreaterThan(2 * SIZE * SIZE);
    }

    @Test
    void deletionBeginsWithThePictureAndGoesThroughAllPixels() throws IOException, InterruptedException {
        Map<String, Object> ask = PageClient.ask(picture, "grad_cam");
        ask.put("fill", "blur");
        ask.put("steps", 4);
        List<PageClient.Frame> frames = client.frames("api/deletion", ask);
        long points = frames.stream()
                .filter(frame -> frame.json().containsKey("point"))
                .count();
        assertThat(points).isEqualTo(5);
        assertThat(frames.stream().filter(frame -> frame.json().toString().contains("deleted={")))
                .hasSize(5);
        Map<String, Object> result = frames.get(frames.size() - 1).json();
        List<?> curve = (List<?>) Objects.requireNonNull(result.get("curve"));
        assertThat(curve).hasSize(5);
        assertThat(curve.get(0).toString())
                .contains("fraction=0.0")
                .contains("map=1.0")
                .contains("random=1.0");
        assertThat(curve.get(4).toString()).contains("fraction=1.0");
        assertThat(result.get("areas")).asString().contains("map=").contains("random=");
    }
}
