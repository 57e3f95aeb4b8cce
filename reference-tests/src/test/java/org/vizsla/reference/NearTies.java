package org.vizsla.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.runtime.LearnValues;

/**
 * The places in SqueezeNet, over a photograph or a step of the path to it, where rounding decides what a gradient does, and how PyTorch decides there.
 *
 * <p>A line of {@code PICTURE.ties} has a step (0 to 49 of the path of integrated gradients, 50 for the picture), a rectifier (in the order of the graph), an element in front of it, and what to add
 * there. Listed are elements nearer to zero than four times the error of PyTorch's single precision in that layer and step, and the largest ones of pools' windows of which the second largest is so near; what is
 * added is eight times that error, towards PyTorch's side. See {@code docs/decisions/0015}.
 */
record NearTies(List<Tie> ties) {
    /** The picture itself, no step on the way to it. */
    static final int PICTURE = 50;

    record Tie(int step, int rectifier, int element, float nudge) {}

    static NearTies of(String picture) {
        String name = picture + ".ties";
        try (InputStream content = NearTies.class.getResourceAsStream(name)) {
            String text = new String(Objects.requireNonNull(content, name).readAllBytes(), StandardCharsets.US_ASCII);
            return new NearTies(text.lines().map(NearTies::tie).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tie tie(String line) {
        String[] parts = line.split(" ", -1);
        return new Tie(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Float.parseFloat(parts[3]));
    }

    /** The network with next to nothing added at these places, so that they come out as in PyTorch; over a picture of zeros, the usual baseline, it is unchanged. */
    Model settled(Model squeezeNet, int step) {
        Graph graph = squeezeNet.graph();
        GraphBuilder builder = graph.toBuilder().nodes(List.of());
        Ops ops = new Ops(builder);
        String magnitude = ops.op("Abs", squeezeNet.input()).value();
        String isPicture = ops.op(
                        "Sign",
                        ops.op("ReduceMax", magnitude, ops.integers(1, 2, 3)).value())
                .value();
        int rectifier = 0;
        for (Node node : graph.nodes()) {
            List<Tie> here = new ArrayList<>();
            if (node.is("Relu")) {
                for (Tie tie : ties) {
                    if (tie.step() == step && tie.rectifier() == rectifier) {
                        here.add(tie);
                    }
                }
                rectifier++;
            }
            builder.add(here.isEmpty() ? node : nudged(ops, node, isPicture, nudges(shape(graph, node), here)));
        }
        return squeezeNet.withGraph(LearnValues.apply(builder.build()));
    }

    private static Shape shape(Graph graph, Node relu) {
        String value = relu.outputs().get(0);
        return Objects.requireNonNull(graph.shape(value), value);
    }

    private static Tensor nudges(Shape batch, List<Tie> ties) {
        Shape shape = Shape.of(1, batch.size(1), batch.size(2), batch.size(3));
        float[] values = new float[Math.toIntExact(shape.elements())];
        ties.forEach(tie -> values[tie.element()] = tie.nudge());
        return Tensor.ofFloats(shape, values);
    }

    private static Node nudged(Ops ops, Node relu, String isPicture, Tensor nudge) {
        String added = ops.mul(isPicture, ops.graph().constant("nudge", nudge));
        return relu.withInputs(List.of(ops.add(relu.inputs().get(0), added)));
    }
}
