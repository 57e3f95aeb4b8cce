package org.vizsla.report.visualization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.method.layer.LayerActivation;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.models.npy.Npy;
import org.vizsla.report.source.FileSources;
import org.vizsla.report.source.Source;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.RandomTensors;

/** On a network of two convolutions, whose units each see five by five pixels, with channels first and last. */
class GuidedLookTest {
    private static final int HEIGHT = 24;
    private static final int WIDTH = 32;
    private static final int CHANNELS = 6;

    /** How many times as large pixels are drawn, and how far one tile is from the next. */
    private static final int TIMES = 224 / WIDTH;

    private static final int STEP = 234;
    private static final int LEFT = 170;
    private static final int TOP = 100;

    /** How far a unit sees. */
    private static final int REACH = 2;

    /** A filter that nothing excites. */
    private static final int DEAD = 4;

    private static final Tensor IMAGE = new RandomTensors(8).normal(1, 3, HEIGHT, WIDTH);

    @TempDir
    private Path folder = Path.of("");

    private static Tensor bias() {
        float[] values = new float[CHANNELS];
        values[DEAD] = -1000;
        return Tensor.ofFloats(Shape.of(CHANNELS), values);
    }

    private static String known(GraphBuilder b, String value, long... sizes) {
        b.value(new Value(value, DataType.FLOAT32, Shape.batchOf(sizes)));
        return value;
    }

    private static String conv(GraphBuilder b, String name, String x, int from, Tensor bias) {
        String kernels = b.initializer(name + "_kernels", new RandomTensors(from).normal(CHANNELS, from, 3, 3));
        String map = b.op("Conv", x, kernels, b.initializer(name + "_bias", bias))
                .with("pads", new long[] {1, 1, 1, 1})
                .named(name);
        return known(b, map, CHANNELS, HEIGHT, WIDTH);
    }

    private static Model network(boolean channelsLast, String activation) {
        GraphBuilder b = new GraphBuilder("two");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, HEIGHT, WIDTH));
        Tensor none = Tensor.ofFloats(Shape.of(CHANNELS), new float[CHANNELS]);
        String first = b.op(activation, conv(b, "first", x, 3, none)).named("first_relu");
        String second = conv(b, "second", known(b, first, CHANNELS, HEIGHT, WIDTH), CHANNELS, bias());
        long[] shape = {CHANNELS, HEIGHT, WIDTH};
        if (channelsLast) {
            shape = new long[] {HEIGHT, WIDTH, CHANNELS};
            second = b.op("Transpose", second)
                    .with("perm", new long[] {0, 2, 3, 1})
                    .named("turned");
            known(b, second, shape);
        }
        String layer = known(b, b.op(activation, second).named("layer"), shape);
        long[] places = channelsLast ? new long[] {1, 2} : new long[] {2, 3};
        String means = b.op("ReduceMean", layer, b.integers(places))
                .with("keepdims", 0)
                .named("means");
        String scores = b.op(
                        "MatMul",
                        known(b, means, CHANNELS),
                        b.initializer("w", new RandomTensors(4).normal(CHANNELS, 3)))
                .named("scores");
        return Model.of(b.output(known(b, scores, 3)).build(), Labels.numbered(3), Optional.empty());
    }

    private Map<String, Object> written(boolean channelsLast, Integer... filters) throws IOException {
        return written(network(channelsLast, "Relu"), channelsLast, filters);
    }

    private Map<String, Object> written(Model model, boolean channelsLast, Integer... filters) throws IOException {
        Path file = folder.resolve("image.npy");
        Npy.write(file, IMAGE);
        Source source = FileSources.in(List.of(file), Path.of("out")).sources().get(0);
        Path out = Files.createDirectories(folder.resolve(channelsLast ? "last" : "first"));
        return new GuidedLook(model, SessionSettings.DEFAULT, source, IMAGE)
                .write(List.of(new LayerFilters("layer", List.of(filters))), out);
    }

    private BufferedImage drawn(String name) throws IOException {
        return ImageIO.read(folder.resolve(name).resolve("guided.png").toFile());
    }

    private static List<Map<?, ?>> filters(Map<String, Object> result) {
        List<Map<?, ?>> filters = new ArrayList<>();
        ((List<?>) result.getOrDefault("filters", List.of())).forEach(filter -> filters.add((Map<?, ?>) filter));
        return filters;
    }

    private static Number number(Map<?, ?> filter, String name) {
        return (Number) Objects.requireNonNull(filter.get(name));
    }

    /** Where rows begin: below the title, and below a second line of what is said under it, which a narrow sheet has. */
    private static int top(BufferedImage sheet) {
        int rows = (sheet.getHeight() - TOP) / STEP;
        return sheet.getHeight() - 20 - rows * STEP;
    }

    /** The middle of a pixel of the image, as the tile in a column shows it. */
    private static int colour(BufferedImage sheet, int row, int tile, int y, int x) {
        return sheet.getRGB(LEFT + tile * STEP + TIMES * x + TIMES / 2, top(sheet) + row * STEP + TIMES * y + TIMES / 2)
                & 0xffffff;
    }

    @Test
    void theNumbersAreThoseOfTheLayer() throws IOException {
        List<Map<?, ?>> filters = filters(written(false));
        LayerActivation method = new LayerActivation(LayerChoice.of("layer"));
        float[] values;
        try (Explainer explainer = Explainer.open(network(false, "Relu"), method)) {
            values = explainer.explain(IMAGE, Call.DEFAULT).map(method.name()).floats();
        }
        assertThat(filters)
                .hasSize(5)
                .noneMatch(filter -> number(filter, "channel").intValue() == DEAD);
        double before = Double.POSITIVE_INFINITY;
        for (Map<?, ?> filter : filters) {
            int first = number(filter, "channel").intValue() * HEIGHT * WIDTH;
            int at = first
                    + number(filter, "row").intValue() * WIDTH
                    + number(filter, "column").intValue();
            float largest = number(filter, "largest").floatValue();
            assertThat(largest).isCloseTo(values[at], within(1e-4f));
            for (int i = first; i < first + HEIGHT * WIDTH; i++) {
                assertThat(values[i]).isLessThanOrEqualTo(values[at]);
            }
            assertThat((double) largest).isLessThanOrEqualTo(before);
            before = largest;
        }
    }

    @Test
    void nothingIsSeenOutsideOfWhatTheUnitSees() throws IOException {
        List<Map<?, ?>> filters = filters(written(false, 0, 1, 2));
        BufferedImage sheet = drawn("first");
        assertThat(sheet.getWidth()).isEqualTo(LEFT + 5 * STEP + 20);
        assertThat(sheet.getHeight()).isEqualTo(TOP + 3 * STEP + 20);
        for (int i = 0; i < filters.size(); i++) {
            int row = number(filters.get(i), "row").intValue();
            int column = number(filters.get(i), "column").intValue();
            int coloured = 0;
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    boolean seen = Math.abs(y - row) <= REACH && Math.abs(x - column) <= REACH;
                    int colour = colour(sheet, i, 2, y, x);
                    if (!seen) {
                        assertThat(colour).isEqualTo(0x808080);
                    } else if (colour != 0x808080) {
                        coloured++;
                    }
                }
            }
            assertThat(coloured).isGreaterThan(8);
        }
    }

    /** Five rows and, in the image's proportions, seven columns, each pixel 32 times as large. */
    @Test
    void theCloseUpIsOfThePixelsThatTheUnitSees() throws IOException {
        List<Map<?, ?>> filters = filters(written(false, 0, 1, 2, 3, 5));
        BufferedImage sheet = drawn("first");
        int inside = 0;
        for (int i = 0; i < filters.size(); i++) {
            int top = number(filters.get(i), "row").intValue() - 2;
            int left = number(filters.get(i), "column").intValue() - 3;
            if (top < 0 || top > HEIGHT - 5 || left < 0 || left > WIDTH - 7) {
                continue;
            }
            inside++;
            for (int y = 0; y < 5; y++) {
                for (int x = 0; x < 7; x++) {
                    int across = LEFT + 32 * x + 16;
                    int down = TOP + i * STEP + 32 * y + 16;
                    assertThat(sheet.getRGB(across + 3 * STEP, down) & 0xffffff)
                            .isEqualTo(colour(sheet, i, 0, top + y, left + x));
                    assertThat(sheet.getRGB(across + 4 * STEP, down) & 0xffffff)
                            .isEqualTo(colour(sheet, i, 2, top + y, left + x));
                }
            }
        }
        assertThat(inside).isPositive();
    }

    /** Between other axes a channel is another number, and the place another unit. */
    @Test
    void layersWithChannelsLastHaveTheSamePictures() throws IOException {
        List<Map<?, ?>> first = filters(written(false, 5, 1));
        List<Map<?, ?>> last = filters(written(true, 5, 1));
        BufferedImage expected = drawn("first");
        BufferedImage actual = drawn("last");
        for (int i = 0; i < first.size(); i++) {
            assertThat(last.get(i).get("row")).isEqualTo(first.get(i).get("row"));
            assertThat(last.get(i).get("column")).isEqualTo(first.get(i).get("column"));
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    for (int tile = 0; tile < 5; tile++) {
                        int one = colour(expected, i, tile, y, x);
                        int other = colour(actual, i, tile, y, x);
                        for (int shift = 0; shift < 24; shift += 8) {
                            assertThat(other >> shift & 0xff).isCloseTo(one >> shift & 0xff, within(1));
                        }
                    }
                }
            }
        }
    }

    @Test
    void whatIsNoMoreThanTheGradientIsSaid() throws IOException {
        assertThat(written(false, 0, DEAD).get("notes")).isEqualTo(List.of());
        Object notes = written(network(false, "Tanh"), false, 0, 1).get("notes");
        assertThat(notes)
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("the network has no ReLU on the way");
    }

    @Test
    void aFilterThatFiresNowhereHasWordsInPlaceOfPictures() throws IOException {
        List<Map<?, ?>> filters = filters(written(false, DEAD));
        assertThat(filters.get(0).get("largest")).isEqualTo(0f);
        BufferedImage sheet = drawn("first");
        assertThat(sheet.getWidth()).isEqualTo(LEFT + 2 * STEP + 20);
        assertThat(colour(sheet, 0, 1, 1, 1)).isEqualTo(0xf3efe9);
        boolean written = false;
        for (int x = 0; x < 224; x++) {
            written |= (sheet.getRGB(LEFT + STEP + x, top(sheet) + 224 * HEIGHT / WIDTH / 2 - 5) & 0xff) < 0x60;
        }
        assertThat(written).isTrue();
    }
}
