package org.vizsla.report.json;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vizsla.graph.VizslaException;
import org.vizsla.optimize.example.Example;
import org.vizsla.optimize.example.FedClass;
import org.vizsla.optimize.example.SurveyedChannel;
import org.vizsla.optimize.example.SurveyedLayer;
import org.vizsla.optimize.visualize.objective.ChannelObjective;

/** What a survey found, as a file from which an atlas goes on. Numbers are kept to the last bit. */
public final class SurveyJson {
    private SurveyJson() {}

    /**
     * An image.
     *
     * @param source the place of its source in the collection, from 0
     * @param row which of the source's images
     */
    public record Row(int source, int row) {}

    /**
     * What was found.
     *
     * @param rows the images, by the numbers that examples have
     * @param images how many were looked at
     * @param failed how many sources could not be read
     */
    public record Found(List<SurveyedLayer> layers, List<Row> rows, int images, int failed) {
        public Found {
            layers = List.copyOf(layers);
            rows = List.copyOf(rows);
        }
    }

    /** Writes a file; only the images of examples are kept, which get new numbers. */
    public static void write(Path file, Found found) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("images", found.images());
        map.put("failed", found.failed());
        map.put(
                "layers",
                found.layers().stream().map(layer -> layer(layer, found.rows())).toList());
        Json.write(file, map);
    }

    private static Map<String, Object> layer(SurveyedLayer layer, List<Row> rows) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("layer", layer.name());
        map.put("all", layer.all());
        map.put("linear", layer.linear());
        map.put(
                "channels",
                layer.channels().stream().map(channel -> channel(channel, rows)).toList());
        return map;
    }

    private static Map<String, Object> channel(SurveyedChannel channel, List<Row> rows) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("channel", channel.channel().channel());
        map.put("telling", channel.telling());
        map.put("mean", channel.mean());
        List<Map<String, Object>> examples = new ArrayList<>();
        for (Example example : channel.examples()) {
            Row row = rows.get(example.image());
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("source", row.source());
            each.put("row", row.row());
            each.put("value", example.value());
            each.put("place", example.place());
            each.put("target", example.target());
            examples.add(each);
        }
        map.put("examples", examples);
        List<Map<String, Object>> classes = new ArrayList<>();
        channel.classes().forEach(fed -> {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("index", fed.index());
            each.put("amount", fed.amount());
            classes.add(each);
        });
        map.put("classes", classes);
        return map;
    }

    /**
     * Reads a file.
     *
     * @throws VizslaException if it is none of these
     */
    public static Found read(Path file) {
        Map<String, Object> map = Json.read(file);
        try {
            List<Row> rows = new ArrayList<>();
            List<SurveyedLayer> layers = maps(map, "layers").stream()
                    .map(layer -> layer(layer, rows))
                    .toList();
            return new Found(
                    layers,
                    rows,
                    number(map, "images").intValue(),
                    number(map, "failed").intValue());
        } catch (ClassCastException | NullPointerException e) {
            throw new VizslaException(file + " holds no survey; delete it, and it is made again", e);
        }
    }

    private static SurveyedLayer layer(Map<?, ?> map, List<Row> rows) {
        String name = (String) Objects.requireNonNull(map.get("layer"));
        return new SurveyedLayer(
                name,
                number(map, "all").intValue(),
                (Boolean) Objects.requireNonNull(map.get("linear")),
                maps(map, "channels").stream()
                        .map(channel -> channel(name, channel, rows))
                        .toList());
    }

    private static SurveyedChannel channel(String layer, Map<?, ?> map, List<Row> rows) {
        List<Example> examples = new ArrayList<>();
        for (Map<?, ?> each : maps(map, "examples")) {
            examples.add(new Example(
                    rows.size(),
                    number(each, "value").floatValue(),
                    number(each, "place").intValue(),
                    number(each, "target").intValue()));
            rows.add(new Row(
                    number(each, "source").intValue(), number(each, "row").intValue()));
        }
        return new SurveyedChannel(
                new ChannelObjective(layer, number(map, "channel").intValue()),
                number(map, "telling").doubleValue(),
                number(map, "mean").doubleValue(),
                examples,
                maps(map, "classes").stream()
                        .map(fed -> new FedClass(
                                number(fed, "index").intValue(),
                                number(fed, "amount").doubleValue()))
                        .toList());
    }

    private static Number number(Map<?, ?> map, String key) {
        return (Number) Objects.requireNonNull(map.get(key));
    }

    private static List<Map<?, ?>> maps(Map<?, ?> map, String key) {
        List<Map<?, ?>> maps = new ArrayList<>();
        ((List<?>) Objects.requireNonNull(map.get(key))).forEach(each -> maps.add((Map<?, ?>) each));
        return maps;
    }
}
