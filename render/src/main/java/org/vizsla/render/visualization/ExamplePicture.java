package org.vizsla.render.visualization;

import java.util.Map;
import java.util.Optional;
import org.vizsla.render.page.RelativeUrl;

/**
 * A crop of an image on a page.
 *
 * @param name of the image
 * @param file of the crop
 * @param relevance the file of the crop under the relevance through the channel
 * @param target the class that the relevance is of
 * @param width of the crop, in pixels
 * @param value by which it is ranked
 */
public record ExamplePicture(
        String name,
        String file,
        Optional<String> relevance,
        Optional<String> target,
        int width,
        int height,
        String value) {
    Map<String, Object> values() {
        return Map.of(
                "name", name,
                "file", RelativeUrl.to(file),
                "relevance", relevance.map(RelativeUrl::to).stream().toList(),
                "target", target.stream().toList(),
                "width", width,
                "height", height,
                "value", value);
    }
}
