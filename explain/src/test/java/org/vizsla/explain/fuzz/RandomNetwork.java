package org.vizsla.explain.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.random.Chance;
import org.vizsla.runtime.Session;

/**
 * A small random classifier, as a file would have it: a convolution, some random pieces, a dense layer.
 *
 * @param operators what it was made of
 * @param batch the size of batches that it is run at
 */
record RandomNetwork(long seed, List<String> operators, Graph graph, int batch) {
    static final String INPUT = "image";
    static final String SCORES = "scores";
    private static final int TRIES = 30;
    private static final long MOST = 600;

    RandomNetwork {
        operators = List.copyOf(operators);
    }

    /** The network of a seed, with this piece in it; null if the piece found no place. */
    static @Nullable RandomNetwork of(long seed, Piece wanted, List<Piece> others) {
        Chance chance = new Chance(seed);
        boolean isFixed = chance.with(0.4);
        int batch = isFixed ? 1 + chance.pick(2) : 2;
        List<String> operators = new ArrayList<>();
        Graph graph = trunk(chance, isFixed, batch);
        int before = chance.pick(3);
        for (int i = 0; i < before; i++) {
            Piece other = others.get(chance.pick(others.size()));
            graph = added(graph, other, chance, isFixed, batch, operators, 3);
        }
        int count = operators.size();
        graph = added(graph, wanted, chance, isFixed, batch, operators, TRIES);
        for (int attempt = 0; operators.size() == count && attempt < TRIES; attempt++) {
            // Another shape, such as tokens in place of maps, may fit.
            graph = bridged(trunk(chance, isFixed, batch), chance, batch);
            operators.clear();
            count = 0;
            graph = added(graph, wanted, chance, isFixed, batch, operators, 5);
        }
        if (operators.size() == count) {
            return null;
        }
        int after = chance.pick(2);
        for (int i = 0; i < after; i++) {
            Piece other = others.get(chance.pick(others.size()));
            graph = added(graph, other, chance, isFixed, batch, operators, 3);
        }
        Graph whole = head(graph, chance, isFixed, batch);
        try {
            run(whole, batch, 0);
            run(ofBatch(whole, batch), batch, 0);
        } catch (VizslaException e) {
            // The runtime infers another size than it computes, if only where the batch is fixed.
            return null;
        }
        return new RandomNetwork(seed, operators, whole, batch);
    }

    private static Graph ofBatch(Graph graph, int batch) {
        GraphBuilder b = graph.toBuilder();
        long[] sizes = java.util.Objects.requireNonNull(
                        graph.inputs().iterator().next().shape())
                .sizes();
        sizes[0] = batch;
        b.forgetValues().input(INPUT, DataType.FLOAT32, Shape.of(sizes));
        return b.build();
    }

    private static Graph trunk(Chance chance, boolean isFixed, int batch) {
        GraphBuilder b = new GraphBuilder("random");
        long height = 4L + chance.pick(4);
        long width = 4L + chance.pick(4);
        Shape shape = isFixed ? Shape.of(batch, 3, height, width) : Shape.batchOf(3, height, width);
        String image = b.input(INPUT, DataType.FLOAT32, shape);
        Growing n = new Growing(b, chance, image, new long[] {batch, 3, height, width}, isFixed);
        long channels = n.between(1, 4);
        String x = n.op("Conv", image, n.weight(0.5, channels, 3, 2, 2), n.weight(channels))
                .value();
        return b.output(n.maybe() ? n.op("Tanh", x).value() : x).build();
    }

    /** A few other ranks. */
    private static Graph bridged(Graph graph, Chance chance, int batch) {
        Tensor last = run(graph, batch, 0);
        GraphBuilder b = graph.toBuilder();
        Growing n = new Growing(b, chance, graph.outputs().get(0), last.shape().sizes(), false);
        String x = switch (chance.pick(5)) {
            case 0 -> n.activation(n.between(2, 8));
            case 1 -> n.activation(n.between(2, 5), n.between(1, 3) * 2);
            case 2 -> n.activation(n.between(1, 2) * 2, n.between(2, 4), n.between(1, 2) * 2);
            case 3 -> n.activation(2, 3, n.between(2, 3), n.between(2, 4));
            default -> n.activation(4, 4, 4);
        };
        return b.outputs(List.of(x)).build();
    }

    /** The graph with a piece behind its output, if one of some tries runs; its values are brought to a usual size. */
    private static Graph added(
            Graph graph, Piece piece, Chance chance, boolean isFixed, int batch, List<String> operators, int tries) {
        Tensor last = run(graph, batch, 0);
        for (int attempt = 0; attempt < tries; attempt++) {
            GraphBuilder b = graph.toBuilder();
            Growing n =
                    new Growing(b, chance, graph.outputs().get(0), last.shape().sizes(), isFixed);
            String x = piece.growth().grow(n);
            if (x == null) {
                continue;
            }
            try {
                Graph grown = b.outputs(List.of(x)).build();
                Tensor there = run(grown, batch, 0);
                Tensor elsewhere = run(grown, batch, 1);
                if (isUseful(there, elsewhere, batch)) {
                    operators.add(piece.operator());
                    return scaled(grown, there);
                }
            } catch (VizslaException e) {
                // Not what the runtime takes: drawn anew.
            }
        }
        return graph;
    }

    private static boolean isUseful(Tensor there, Tensor elsewhere, int batch) {
        Shape shape = there.shape();
        if (shape.rank() < 2
                || shape.rank() > 5
                || shape.size(0) != batch
                || shape.elements() < batch
                || shape.elements() / batch > MOST) {
            return false;
        }
        float[] values = there.floats();
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return !Arrays.equals(values, elsewhere.floats());
    }

    private static Graph scaled(Graph graph, Tensor seen) {
        double square = 0;
        for (float value : seen.floats()) {
            square += (double) value * value;
        }
        double size = Math.sqrt(square / seen.elements());
        if ((size > 0.4 && size < 2.5) || size == 0) {
            return graph;
        }
        GraphBuilder b = graph.toBuilder();
        String x = b.op("Mul", graph.outputs().get(0), b.scalar((float) (1 / size)))
                .value();
        return b.outputs(List.of(x)).build();
    }

    private static Graph head(Graph graph, Chance chance, boolean isFixed, int batch) {
        Tensor last = run(graph, batch, 0);
        GraphBuilder b = graph.toBuilder();
        Growing n = new Growing(b, chance, graph.outputs().get(0), last.shape().sizes(), isFixed);
        String flat = n.op("Flatten", n.x()).value();
        long classes = n.between(2, 4);
        String scores = n.op(
                        "Gemm",
                        flat,
                        n.weight(1 / Math.sqrt((double) n.elements()), n.elements(), classes),
                        n.weight(classes))
                .named(SCORES);
        return b.outputs(List.of(scores)).build();
    }

    /** The images of a place. */
    Tensor images(long place) {
        return images(graph, batch, new Chance(seed).of("images").at(place));
    }

    private static Tensor images(Graph graph, int batch, Chance chance) {
        long[] sizes = java.util.Objects.requireNonNull(
                        graph.inputs().iterator().next().shape())
                .sizes();
        sizes[0] = batch;
        Shape shape = Shape.of(sizes);
        float[] values = new float[Math.toIntExact(shape.elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) chance.normal();
        }
        return Tensor.ofFloats(shape, values);
    }

    private static Tensor run(Graph graph, int batch, long place) {
        Tensor images = images(graph, batch, new Chance(7).at(place));
        return Session.runOnce(graph, Map.of(INPUT, images)).get(graph.outputs().get(0));
    }
}
