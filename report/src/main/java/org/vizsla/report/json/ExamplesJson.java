package org.vizsla.report.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vizsla.explain.field.Field;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.optimize.example.Example;
import org.vizsla.optimize.example.Ranking;
import org.vizsla.optimize.visualize.objective.ChannelObjective;

/** What {@code result.json} says of examples. */
public final class ExamplesJson {
    private ExamplesJson() {}

    /**
     * How they were looked for.
     *
     * @param count how many were wanted
     * @param images how many were looked at
     * @param failed how many sources could not be read
     */
    public record Search(Ranking ranking, int count, int images, int failed, boolean complete) {}

    /** The examples of a channel. */
    public record Channel(ChannelObjective channel, List<Entry> most, List<Entry> least) {
        public Channel {
            most = List.copyOf(most);
            least = List.copyOf(least);
        }
    }

    /**
     * An example.
     *
     * @param origin of the image
     * @param name of the image
     * @param row which image of an array
     * @param field what was cut out
     * @param file of the crop
     * @param relevance the crop under the relevance through the channel
     */
    public record Entry(
            String origin,
            String name,
            int row,
            Example example,
            Field field,
            String file,
            Optional<Relevance> relevance) {}

    /**
     * Relevance of an example.
     *
     * @param file of the crop
     * @param target the class's index
     * @param name of the class
     */
    public record Relevance(String file, int target, String name) {}

    /** The {@code result.json} of a search. */
    public static Map<String, Object> of(
            Provenance provenance, Preprocessing preprocessing, Search search, List<Channel> channels) {
        Map<String, Object> result = provenance.ofNetwork(preprocessing);
        result.put("by", search.ranking().name().toLowerCase(Locale.ROOT));
        result.put("count", search.count());
        result.put("images", search.images());
        result.put("failed", search.failed());
        result.put("complete", search.complete());
        result.put("channels", channels.stream().map(ExamplesJson::channel).toList());
        return result;
    }

    private static Map<String, Object> channel(Channel channel) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("layer", channel.channel().layer());
        map.put("channel", channel.channel().channel());
        map.put("most", entries(channel.most()));
        map.put("least", entries(channel.least()));
        return map;
    }

    /** Examples as a list. */
    static List<Map<String, Object>> entries(List<Entry> entries) {
        return entries.stream().map(ExamplesJson::entry).toList();
    }

    private static Map<String, Object> entry(Entry entry) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("input", entry.origin());
        map.put("row", entry.row());
        map.put("value", entry.example().value());
        map.put("place", entry.example().place());
        Field field = entry.field();
        map.put("field", List.of(field.top(), field.left(), field.height(), field.width()));
        map.put("file", entry.file());
        entry.relevance().ifPresent(relevance -> {
            map.put("relevance", relevance.file());
            map.put("target", Map.of("index", relevance.target(), "name", relevance.name()));
        });
        return map;
    }
}
