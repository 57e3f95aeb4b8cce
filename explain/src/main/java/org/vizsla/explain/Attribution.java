package org.vizsla.explain;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.explain.network.Layer;
import org.vizsla.explain.sweep.Rows;
import org.vizsla.graph.Tensor;

/**
 * The result of one method for a batch of images.
 *
 * @param map the method's own values before any scaling for display: {@code [N, C, H, W]}, or {@code [N, 1, h, w]} at a layer's resolution
 * @param layers names of the layers that the map is about; none where it is about the input
 * @param findings about the map of each image
 */
public record Attribution(Tensor map, List<String> layers, List<Findings> findings) {
    public Attribution {
        layers = List.copyOf(layers);
        findings = List.copyOf(findings);
        if (findings.size() != map.shape().size(0)) {
            throw new IllegalArgumentException(findings.size() + " findings for maps " + map.shape());
        }
    }

    /** The map of one image, {@code [1, C, H, W]}, about the input. */
    public static Attribution of(Tensor map, SelfCheck... checks) {
        return new Attribution(map, List.of(), List.of(Findings.of(checks)));
    }

    /** The map of one image about some layers. */
    public static Attribution ofLayers(Tensor map, List<Layer> layers, SelfCheck... checks) {
        return new Attribution(map, layers.stream().map(Layer::name).toList(), List.of(Findings.of(checks)));
    }

    /** The same with one more sentence about every image. */
    public Attribution withNote(String note) {
        return new Attribution(
                map, layers, findings.stream().map(each -> each.withNote(note)).toList());
    }

    /** The same with other findings, of the map of one image. */
    public Attribution and(Findings found) {
        return new Attribution(
                map, layers, findings.stream().map(each -> each.and(found)).toList());
    }

    /** The same with what the method chose for a parameter, for every image. */
    public Attribution withChosen(String parameter, String value) {
        return new Attribution(
                map,
                layers,
                findings.stream().map(each -> each.withChosen(parameter, value)).toList());
    }

    /** The same, with findings about the maps themselves. */
    Attribution noted() {
        List<Findings> noted = new ArrayList<>();
        for (int row = 0; row < findings.size(); row++) {
            noted.add(findings.get(row).about(map.rows(row, 1)));
        }
        return new Attribution(map, layers, noted);
    }

    /** The results of several batches, joined into one. */
    static Attribution join(List<Attribution> parts) {
        return new Attribution(
                Rows.join(parts.stream().map(Attribution::map).toList()),
                parts.get(0).layers(),
                parts.stream().flatMap(part -> part.findings().stream()).toList());
    }
}
