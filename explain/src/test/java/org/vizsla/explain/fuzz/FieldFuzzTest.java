package org.vizsla.explain.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vizsla.explain.field.Field;
import org.vizsla.explain.field.Masking;
import org.vizsla.explain.field.ReceptiveFields;
import org.vizsla.explain.network.Layer;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.random.Chance;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.runtime.LearnValues;

/** In random networks of all operators, pixels outside of a value's receptive field do not change it. The system property {@code vizsla.fuzz.seed} says which networks. */
@Tag("once")
class FieldFuzzTest {
    private static final int UNITS = 12;

    @Test
    void noPixelOutsideCounts() {
        List<Piece> pieces = Pieces.all();
        int checked = 0;
        int smaller = 0;
        List<String> wrong = new ArrayList<>();
        for (Piece piece : pieces) {
            RandomNetwork network = RandomNetwork.of(
                    Long.getLong("vizsla.fuzz.seed", 7) * 1_000_003L + pieces.indexOf(piece), piece, pieces);
            if (network == null) {
                continue;
            }
            Graph graph = LearnValues.apply(network.graph());
            Model model = Model.of(graph, Labels.numbered(3), Optional.empty());
            Chance chance = new Chance(network.seed());
            for (Value value : units(graph, chance)) {
                Shape shape = Objects.requireNonNull(value.shape());
                Layer layer = new Layer(value.name(), value.name(), shape);
                int unit = chance.pick(Math.max(1, layer.elements()));
                Field field = new ReceptiveFields(model).of(layer, unit);
                smaller += field.height() * field.width() < model.height() * model.width() ? 1 : 0;
                checked++;
                if (counts(network, graph, value.name(), unit, field)) {
                    wrong.add(value.name() + " " + shape + " at " + unit + " of\n" + graph + "\nwas given " + field);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(smaller).isGreaterThan(checked / 4);
    }

    private static List<Value> units(Graph graph, Chance chance) {
        Shape image = Objects.requireNonNull(graph.shape(RandomNetwork.INPUT));
        List<Value> all = graph.nodes().stream()
                .map(node -> graph.value(node.outputs().get(0)))
                .filter(value -> value != null && value.type() == DataType.FLOAT32)
                .filter(value -> {
                    Shape shape = Objects.requireNonNull(value).shape();
                    return shape != null
                            && shape.rank() > 1
                            && shape.dimensions()
                                    .get(0)
                                    .equals(image.dimensions().get(0))
                            && LongStream.of(shape.sizes()).skip(1).allMatch(size -> size > 0);
                })
                .map(Objects::requireNonNull)
                .toList();
        List<Value> some = new ArrayList<>();
        for (int i = 0; i < UNITS && !all.isEmpty(); i++) {
            some.add(all.get(chance.pick(all.size())));
        }
        return some;
    }

    private static boolean counts(RandomNetwork network, Graph graph, String value, int unit, Field field) {
        Tensor images = network.images(0);
        try (Masking masking = new Masking(graph, RandomNetwork.INPUT, value)) {
            Tensor others = Masking.masked(images, network.images(1), Masking.outside(field));
            float before = masking.values(images)[unit];
            float after = masking.values(others)[unit];
            return Math.abs(before - after) > 1e-6 * Math.abs(before);
        }
    }
}
