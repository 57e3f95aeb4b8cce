package org.vizsla.models.trial;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.input.ImageSize;
import org.vizsla.models.internal.Sha256;
import org.vizsla.models.onnx.ImportClassifier;
import org.vizsla.models.onnx.ImportSettings;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.Quarantine;
import org.vizsla.runtime.Session;

/**
 * The trial of a stranger's model: what is done with a model for the first time, learning its values and running it, is done in another process first. A model that ends that process, takes too
 * long or too much memory is refused; one that is refused there in the usual way is refused here for the same reason, by whoever goes on with it.
 *
 * <p>Verdicts are kept in the cache, by the content of the model, its files of weights and the settings, so that a model is tried once. That it took too long is not kept, since the machine may have been busy.
 */
public final class Trial {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final long MEMORY = 4L << 30;

    private final Verdicts verdicts;
    private final Quarantine quarantine;

    /** Trials with the usual limits, two minutes and 4 GiB; their verdicts are kept in a folder. */
    public Trial(Path cache) {
        this(cache, new Quarantine(LONGEST, MEMORY));
    }

    /** Trials with other limits. */
    public Trial(Path cache, Quarantine quarantine) {
        this.verdicts = new Verdicts(cache.resolve("trials"));
        this.quarantine = quarantine;
    }

    /**
     * Tries a model, unless it is known how that ends.
     *
     * @param raw the model as it was read from the file, which must not change meanwhile
     * @throws VizslaException if it ends badly
     * @throws org.vizsla.runtime.CancelledException if it was cancelled; nothing is kept then
     */
    public void require(Path model, Graph raw, ImportSettings settings, Cancellation cancellation) {
        Optional<ImageSize> images = settings.size().asked().isPresent()
                ? settings.size().asked()
                : settings.size().images().of(new ImportClassifier(settings).form(raw));
        List<String> words = TrialProcess.words(model, settings, images);
        String key = key(model, raw, words.subList(1, words.size()));
        Optional<Quarantine.Result> known = verdicts.find(key);
        Quarantine.Result result = known.orElseGet(() -> quarantine.run(TrialProcess.class, words, cancellation));
        if (known.isEmpty() && result.how() != Quarantine.Ending.OUT_OF_TIME) {
            verdicts.keep(key, result);
        }
        if (result.how() != Quarantine.Ending.WELL) {
            throw new VizslaException(model + " is not used: the process in which it was tried " + result.description()
                    + "; the model is broken, or made to do harm");
        }
    }

    /** A digest of all that the outcome depends on. */
    private static String key(Path model, Graph raw, List<String> settings) {
        StringBuilder text = new StringBuilder(Session.engineVersion() + "\n" + settings + "\n" + Sha256.of(model));
        SortedSet<Path> files = new TreeSet<>();
        addFiles(raw, files);
        files.remove(model);
        files.forEach(file -> text.append('\n').append(Sha256.of(file)));
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The files that hold tensors of the graph. */
    private static void addFiles(Graph graph, Set<Path> files) {
        graph.initializers().values().forEach(tensor -> addFile(tensor, files));
        for (Node node : graph.nodes()) {
            for (Attribute attribute : node.attributes().values()) {
                if (attribute instanceof Attribute.OfTensor tensor) {
                    addFile(tensor.value(), files);
                } else if (attribute instanceof Attribute.OfGraph inner) {
                    addFiles(inner.value(), files);
                }
            }
        }
    }

    private static void addFile(Tensor tensor, Set<Path> files) {
        if (tensor.data() instanceof TensorData.InFile file) {
            files.add(file.file());
        }
    }
}
