package org.vizsla.models.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.picture.Interpolation;

/** What {@code torchvision.models} publishes: a text inside Vizsla, {@code torchvision.txt}, one line per file of weights, and {@code torchvision.sha256}, whole digests of some. */
final class TorchvisionTable {
    private static final String RESOURCE = "torchvision.txt";
    private static final String DIGESTS = "torchvision.sha256";

    private static final String LICENSE = "BSD-3-Clause, as torchvision; trained on ImageNet, which has its own terms";
    private static final String SWAG_LICENSE =
            "CC-BY-NC-4.0, as SWAG: not for commercial use; trained on ImageNet, which has its own terms";

    private TorchvisionTable() {}

    static List<PublishedWeights> read() {
        Map<String, String> digests = new HashMap<>();
        lines(DIGESTS).forEach(fields -> digests.put(fields[1], fields[0]));
        List<PublishedWeights> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        lines(RESOURCE).forEach(fields -> all.add(weights(fields, seen.add(fields[0]), digests)));
        return all;
    }

    /** The fields of each line of a text. */
    private static List<String[]> lines(String resource) {
        try (InputStream stream = Objects.requireNonNull(TorchvisionTable.class.getResourceAsStream(resource))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\s+"))
                    .toList();
        } catch (IOException e) {
            throw new VizslaException("the table of torchvision's weights cannot be read: " + e.getMessage(), e);
        }
    }

    private static PublishedWeights weights(String[] fields, boolean first, Map<String, String> digests) {
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
                entry.contains("SWAG") ? SWAG_LICENSE : LICENSE,
                Optional.ofNullable(digests.get(fields[2])));
    }
}
