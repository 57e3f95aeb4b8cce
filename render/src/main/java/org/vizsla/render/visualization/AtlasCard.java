package org.vizsla.render.visualization;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.vizsla.render.page.RelativeUrl;

/**
 * A channel on the page of an atlas.
 *
 * @param title of the channel
 * @param file of its picture
 * @param value how much the picture excites it
 * @param telling how much it contributes to scores
 * @param examples the images that excite it most
 * @param classes those that it feeds
 */
public record AtlasCard(
        String title, String file, String value, String telling, List<ExamplePicture> examples, List<Fed> classes) {
    /** A class that a channel feeds, and how much. */
    public record Fed(String name, String amount) {}

    public AtlasCard {
        examples = List.copyOf(examples);
        classes = List.copyOf(classes);
    }

    Map<String, Object> values() {
        return Map.of(
                "title",
                title,
                "file",
                RelativeUrl.to(file),
                "value",
                value,
                "telling",
                telling,
                "words",
                words(),
                "examples",
                examples.stream().map(ExamplePicture::values).toList(),
                "feeds",
                !classes.isEmpty(),
                "classes",
                classes.stream()
                        .map(fed -> Map.of("name", fed.name(), "amount", fed.amount()))
                        .toList());
    }

    /** What a search looks at. */
    private String words() {
        return (title + " " + classes.stream().map(Fed::name).collect(Collectors.joining(" ")))
                .toLowerCase(Locale.ROOT);
    }
}
