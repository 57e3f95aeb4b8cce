package org.vizsla.models;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.vizsla.graph.Graph;
import org.vizsla.graph.HalfPrecision;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.architecture.Architectures;
import org.vizsla.models.checkpoint.internal.SafetensorsBytes;
import org.vizsla.models.internal.Sha256;
import org.vizsla.models.labels.Labels;
import org.vizsla.models.picture.Preprocessing;

/**
 * The trained network inside Vizsla's own jar: {@code alexnet_menagerie}, for the twelve drawn animals.
 *
 * <p>Its weights are a safetensors file of FLOAT16 tensors, read into memory and widened to FLOAT32. Its metadata holds the {@code temperature} by
 * which its scores are divided before they become probabilities, and the {@code seed} of its training.
 */
public final class EmbeddedNetwork {
    /** The name a user gives for it. */
    public static final String NAME = Architectures.EMBEDDED_NETWORK;

    /** Its architecture, which works as a name too. */
    public static final String ARCHITECTURE = Architectures.EMBEDDED;

    private static final String RESOURCE = ARCHITECTURE + ".safetensors";

    private EmbeddedNetwork() {}

    /** Whether a name stands for this network. */
    public static boolean isNamed(String name) {
        return name.equals(NAME) || name.equals(ARCHITECTURE);
    }

    /** The name of the architecture that a user means: {@value #NAME} stands for {@value #ARCHITECTURE}, others for themselves. */
    public static String architectureOf(String name) {
        return name.equals(NAME) ? ARCHITECTURE : name;
    }

    /** The network, ready to be explained. */
    public static Model load() {
        byte[] bytes = bytes();
        SafetensorsBytes file = SafetensorsBytes.read(EmbeddedNetwork::failure, bytes);
        Map<String, Tensor> weights = new LinkedHashMap<>();
        file.tensors().forEach((name, tensor) -> weights.put(name, HalfPrecision.widened(tensor)));
        Graph graph = Architectures.byName(ARCHITECTURE).build(weights);
        return Model.of(graph, Labels.menagerie(), new WeightsOrigin.Embedded(Sha256.of(bytes)))
                .withTemperature(temperature(file.metadata()))
                .withPreprocessing(Preprocessing.IMAGENET);
    }

    /**
     * The temperature given in the metadata of such a network's weights; 1 if there is none.
     *
     * @throws VizslaException if it is not a number above 0
     */
    public static float temperature(Map<String, String> metadata) {
        String text = metadata.getOrDefault("temperature", "1");
        try {
            float temperature = Float.parseFloat(text);
            if (temperature > 0 && Float.isFinite(temperature)) {
                return temperature;
            }
        } catch (NumberFormatException e) {
            // Reported below, like any other text that is not a temperature.
        }
        throw new VizslaException("the weights' metadata has a temperature that is not a number above 0");
    }

    /** The size of the weights, in bytes. */
    public static long size() {
        return bytes().length;
    }

    /** The SHA-256 digest of the file of weights. */
    public static String sha256() {
        return Sha256.of(bytes());
    }

    private static byte[] bytes() {
        try (InputStream stream = Objects.requireNonNull(EmbeddedNetwork.class.getResourceAsStream(RESOURCE))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new VizslaException("the embedded network cannot be read: " + e.getMessage(), e);
        }
    }

    private static VizslaException failure(String problem) {
        return new VizslaException("the embedded network " + problem);
    }
}
