package org.vizsla.optimize.visualize;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.vizsla.models.Model;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.ModelRequest;
import org.vizsla.models.download.ProgressListener;
import org.vizsla.models.download.WeightsStore;

/** A network like the embedded one, trained on other scenes from another seed. Made by {@code training/run train --seed 11 --scenes 1200 --epochs 6}. */
final class SecondNetwork {
    private SecondNetwork() {}

    static Model load() {
        try {
            Path file = Path.of(Objects.requireNonNull(SecondNetwork.class.getResource("second_network.safetensors"))
                    .toURI());
            return new ModelLoader(WeightsStore.of(Map.of("VIZSLA_CACHE", "unused")))
                    .load(ModelRequest.of(file.toString()), ProgressListener.NONE);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
