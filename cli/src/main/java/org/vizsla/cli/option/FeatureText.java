package org.vizsla.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.explain.network.Layer;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.npy.Npy;
import org.vizsla.optimize.visualize.objective.ChannelObjective;
import org.vizsla.optimize.visualize.objective.ClassObjective;
import org.vizsla.optimize.visualize.objective.DirectionObjective;
import org.vizsla.optimize.visualize.objective.FeatureObjective;
import org.vizsla.optimize.visualize.objective.LayerObjective;
import org.vizsla.optimize.visualize.objective.NeuronObjective;
import org.vizsla.optimize.visualize.objective.WeightedSum;
import org.vizsla.report.visualization.LayerFilters;

/** Parts of a network as users write them: {@code features.10:74}, {@code tabby}. */
public final class FeatureText {
    private final Model model;
    private final Layers layers;

    public FeatureText(Model model) {
        this.model = model;
        this.layers = new Layers(model);
    }

    /** The parts that a text means; several channels of one layer are several parts. */
    public List<FeatureObjective> read(String kind, String text) {
        return switch (kind) {
            case "channel" -> channels(text);
            case "neuron" -> List.of(neuron(text));
            case "layer" -> List.of(new LayerObjective(layer(text)));
            case "class" ->
                List.of(new ClassObjective(
                        UsageException.unlessRefused(() -> model.labels().find(text))));
            case "direction" -> List.of(direction(text));
            default ->
                throw new UsageException(
                        "'" + kind + "' cannot be optimized; channel, neuron, layer, class and direction can");
        };
    }

    /** The filters that {@code LAYER:FILTER,...} means, or {@code LAYER} alone. */
    public LayerFilters filters(String text) {
        boolean whole = text.indexOf(':') < 0;
        String layer = layer(whole ? text : before(text));
        return new LayerFilters(layer, whole ? List.of() : numbers(layer, text));
    }

    /** The parts that {@code KIND WHAT} means. */
    public List<FeatureObjective> read(String text) {
        String[] parts = text.strip().split("\\s+", 2);
        if (parts.length < 2) {
            throw new UsageException("a part is KIND WHAT, such as \"channel features.10:74\", not '" + text + "'");
        }
        return read(parts[0], parts[1]);
    }

    /** A part with others added, each as {@code WEIGHT*KIND WHAT}. */
    public FeatureObjective with(FeatureObjective first, List<String> others) {
        if (others.isEmpty()) {
            return first;
        }
        List<WeightedSum.Term> terms = new ArrayList<>(List.of(new WeightedSum.Term(1, first)));
        for (String other : others) {
            String[] parts = other.strip().split("\\s+", 2);
            int star = parts[0].indexOf('*');
            if (parts.length < 2 || star < 0) {
                throw new UsageException(
                        "--add takes WEIGHT*KIND WHAT, such as \"-0.5*channel features.10:80\", not '" + other + "'");
            }
            double weight = number(parts[0].substring(0, star));
            read(parts[0].substring(star + 1), parts[1])
                    .forEach(objective -> terms.add(new WeightedSum.Term(weight, objective)));
        }
        return new WeightedSum(terms);
    }

    private List<FeatureObjective> channels(String text) {
        String layer = layer(before(text));
        return numbers(layer, text).stream()
                .<FeatureObjective>map(channel -> new ChannelObjective(layer, channel))
                .toList();
    }

    private List<Integer> numbers(String layer, String text) {
        return Stream.of(after(text).split(",", -1))
                .map(channel -> channel(layer, whole(channel)))
                .toList();
    }

    private FeatureObjective neuron(String text) {
        List<Integer> numbers =
                Stream.of(after(text).split(",", -1)).map(FeatureText::whole).toList();
        if (numbers.size() != 1 && numbers.size() != 3) {
            throw new UsageException("a neuron is LAYER:CHANNEL or LAYER:CHANNEL,ROW,COLUMN, not '" + text + "'");
        }
        Optional<NeuronObjective.Place> place = numbers.size() == 3
                ? Optional.of(new NeuronObjective.Place(numbers.get(1), numbers.get(2)))
                : Optional.empty();
        String layer = layer(before(text));
        return new NeuronObjective(layer, channel(layer, numbers.get(0)), place);
    }

    /** {@code LAYER:5,-0.5*7}, or {@code LAYER:FILE.npy}. */
    private FeatureObjective direction(String text) {
        String name = layer(before(text));
        String what = after(text);
        if (what.toLowerCase(Locale.ROOT).endsWith(".npy")) {
            Tensor values = Npy.read(Path.of(what));
            List<Float> direction = new ArrayList<>();
            for (float value : values.floats()) {
                direction.add(value);
            }
            return new DirectionObjective(name, direction, 0);
        }
        Float[] direction = new Float[channels(layers.named(name))];
        Arrays.fill(direction, 0f);
        for (String part : what.split(",", -1)) {
            int star = part.indexOf('*');
            direction[channel(name, whole(part.substring(star + 1)))] =
                    star < 0 ? 1f : (float) number(part.substring(0, star));
        }
        return UsageException.unlessRefused(() -> new DirectionObjective(name, Arrays.asList(direction), 0));
    }

    /** The channel, which the layer must have. */
    private int channel(String layer, int channel) {
        int channels = channels(layers.named(layer));
        if (channel >= channels) {
            throw new UsageException("there is no channel " + channel + " in layer '" + layer
                    + "'; its channels go from 0 to " + (channels - 1));
        }
        return channel;
    }

    private int channels(Layer layer) {
        return layer.shape().rank() == 2
                ? layer.elements()
                : UsageException.unlessRefused(() -> layers.map(layer)).channels();
    }

    private String layer(String name) {
        return name.isEmpty()
                ? layers.automatic().name()
                : UsageException.unlessRefused(() -> layers.named(name)).name();
    }

    /** The layer's name; empty if there is none. A name may contain colons. */
    private static String before(String text) {
        return text.substring(0, Math.max(0, text.lastIndexOf(':')));
    }

    private static String after(String text) {
        return text.substring(text.lastIndexOf(':') + 1);
    }

    private static int whole(String text) {
        String number = text.strip();
        if (!number.matches("\\d{1,9}")) {
            throw new UsageException("'" + number + "' is no number of a channel, row or column");
        }
        return Integer.parseInt(number);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new UsageException("'" + text + "' is no weight");
        }
    }
}
