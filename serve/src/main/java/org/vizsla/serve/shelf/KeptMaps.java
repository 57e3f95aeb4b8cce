package org.vizsla.serve.shelf;

import java.util.Optional;
import java.util.OptionalInt;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.graph.Tensor;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.report.job.ExplainedSource;
import org.vizsla.report.job.ExplanationRequest;

/** The maps that were computed last, so that the files of one, and its deletion, need not compute it again; those of a network that goes, go with it. */
public final class KeptMaps implements AutoCloseable {
    private static final int MOST = 64;
    private static final long LARGEST = 128L << 20;

    private final Shelf<Question, KeptMap> shelf =
            new Shelf<>(MOST, Math.min(LARGEST, Runtime.getRuntime().maxMemory() / 16), KeptMaps::size, map -> {});

    /**
     * What a map answers.
     *
     * @param target class; empty for the network's own answer
     * @param against class that it is compared with, if any
     */
    public record Question(
            String network,
            String picture,
            Preprocessing preprocessing,
            OptionalInt target,
            OptionalInt against,
            AttributionMethod method,
            long seed) {
        private Question of(int resolved) {
            return new Question(network, picture, preprocessing, OptionalInt.of(resolved), against, method, seed);
        }
    }

    /** A map, and what was asked for it. */
    public record KeptMap(ExplanationRequest request, ExplainedSource explained) {}

    /** The map, if it is here. */
    public Optional<KeptMap> find(Question question) {
        return shelf.use(question, map -> map);
    }

    /** Keeps a map; one of the network's own answer is that of its class too. */
    public void keep(Question question, KeptMap map) {
        shelf.put(question, map);
        if (question.target().isEmpty()) {
            shelf.put(question.of(map.explained().explanation().targets().get(0)), map);
        }
    }

    /** Drops those of a network. */
    public void forget(String network) {
        shelf.removeIf(question -> question.network().equals(network));
    }

    /** The memory of its values and of the photograph, in bytes. */
    private static long size(KeptMap map) {
        long values = map.explained().explanation().maps().values().stream()
                .mapToLong(Tensor::elements)
                .sum();
        long photograph = map.explained()
                .photograph()
                .map(picture -> 3L * picture.height() * picture.width())
                .orElse(0L);
        return Float.BYTES * values + photograph;
    }

    @Override
    public void close() {
        shelf.close();
    }
}
