package org.vizsla.explain.field;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.explain.network.Layer;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.analysis.Reachability;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;
import org.vizsla.models.Model;

/**
 * Receptive fields, computed from the graph alone: the smallest rectangle that holds all pixels which a value of a layer can depend on, whatever the weights are. Each node is asked, from the
 * layer back to the image, which block of its inputs a block of its result is computed from; several ways are joined to one block.
 *
 * <p>Pixels outside of it have no influence. Inside, all may have some; three things make it larger than what counts: holes between the taps of dilated or strided windows, blocks joined of
 * distant ways, and resizing, where it is up to a pixel too wide. Where an operator mixes all places, as attention does, or how it reads is not known, the field is the whole image.
 *
 * <p>Source of the idea: A. Araujo, W. Norris, J. Sim, Computing Receptive Fields of Convolutional Neural Networks, 2019.
 */
public final class ReceptiveFields {
    private final Graph graph;
    private final String input;
    private final Shape image;
    private final Set<String> computed;
    private final Sizes sizes;

    public ReceptiveFields(Model model) {
        this.graph = model.graph();
        this.input = model.input();
        this.image = Objects.requireNonNull(graph.shape(input));
        this.computed = Reachability.from(graph, input);
        this.sizes = new Sizes(graph, image.dimensions().get(0));
    }

    /**
     * The field of a value.
     *
     * @param element its index in the layer's value for one image, in row-major order
     */
    public Field of(Layer layer, int element) {
        long[] known = sizes.of(layer.value());
        Box box = known == null ? null : pixels(layer.value(), Box.ofElement(ofOneImage(known), element));
        return box == null ? new Field(0, 0, image.length(2), image.length(3)) : field(box);
    }

    private static long[] ofOneImage(long[] sizes) {
        long[] one = sizes.clone();
        one[0] = 1;
        return one;
    }

    private static Field field(Box box) {
        Span rows = box.axis(2);
        Span columns = box.axis(3);
        return box.isEmpty()
                ? new Field(0, 0, 0, 0)
                : new Field((int) rows.from(), (int) columns.from(), (int) (rows.to() - rows.from()), (int)
                        (columns.to() - columns.from()));
    }

    /** The block of the image that a block of a value depends on; null where the sizes of a value between them are not known. */
    private @Nullable Box pixels(String value, Box box) {
        Map<String, Box> open = new HashMap<>(Map.of(value, box));
        List<Node> nodes = graph.nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (OperatorTraits.of(node).has(Trait.READS_SHAPE)
                    || node.outputs().stream().noneMatch(open::containsKey)) {
                continue;
            }
            for (int output = 0; output < node.outputs().size(); output++) {
                Box wanted = open.get(node.outputs().get(output));
                if (wanted != null && !read(node, output, wanted, open)) {
                    return null;
                }
            }
        }
        return open.getOrDefault(input, new Box(List.of(Span.whole(0), Span.whole(0), Span.whole(0), Span.whole(0))));
    }

    /** Adds the blocks that a node reads; false if sizes are not known. */
    private boolean read(Node node, int output, Box wanted, Map<String, Box> open) {
        for (String value : node.reads()) {
            if (!computed.contains(value)) {
                continue;
            }
            long[] known = sizes.of(value);
            if (known == null) {
                return false;
            }
            for (int place = 0; place < node.inputs().size(); place++) {
                if (node.inputs().get(place).equals(value)) {
                    add(open, value, new NodeReads(sizes, node).before(output, wanted, place), known);
                }
            }
            if (node.captures().contains(value)) {
                add(open, value, Box.whole(known), known);
            }
        }
        return true;
    }

    private static void add(Map<String, Box> open, String value, Box box, long[] known) {
        Box inside = box.within(known);
        if (!inside.isEmpty()) {
            open.merge(value, inside, Box::hull);
        }
    }
}
