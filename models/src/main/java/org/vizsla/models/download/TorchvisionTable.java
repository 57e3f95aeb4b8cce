package org.vizsla.models.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.picture.Interpolation;

/** What {@code torchvision.models} publishes: a text inside Vizsla, {@code torchvision.txt}, one line per file of weights. */
final class TorchvisionTable {
    private static final String RESOURCE = "torchvision.txt";

    private static final String LICENSE = "BSD-3-Clause, as torchvision; trained on ImageNet, which has its own terms";
    private static final String SWAG_LICENSE =
            "CC-BY-NC-4.0, as SWAG: not for commercial use; trained on ImageNet, which has its own terms";

    private TorchvisionTable() {}

    static List<PublishedWeights> read() {
        try (InputStream stream = Objects.requireNonNull(TorchvisionTable.class.getResourceAsStream(RESOURCE))) {
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new VizslaException("the table of torchvision's weights cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<PublishedWeights> parse(String text) {
        List<PublishedWeights> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\\s+"))
                .forEach(fields -> all.add(weights(fields, seen.add(fields[0]))));
        return all;
    }

    private static PublishedWeights weights(String[] fields, boolean first) {
        String architecture = fields[0];
        String entry = fields[1];
        int resize = Integer.parseInt(fields[5]);
        int crop = Integer.parseInt(fields[6]);
        Interpolation interpolation = Interpolation.named(fields[7]).orElseThrow();
        PublishedPreprocessing preprocessing = switch (fields[8]) {
            case "imagenet" -> PublishedPreprocessing.imageNet(resize, crop, interpolation);
            case "half" -> PublishedPreprocessing.half(resize, crop, interpolation);
            default -> throw new IllegalArgumentException("no normalization " + fields[8]);
        };
        return new PublishedWeights(
                first ? architecture : PublishedWeights.name(architecture, entry),
                architecture,
                entry,
                fields[2],
                Math.round(Double.parseDouble(fields[3]) * (1 << 20)),
                Double.parseDouble(fields[4]),
                preprocessing,
                entry.contains("SWAG") ? SWAG_LICENSE : LICENSE);
    }
}
