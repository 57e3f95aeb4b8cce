package org.vizsla.explain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.vizsla.models.Model;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.ModelRequest;
import org.vizsla.models.download.ProgressListener;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.testkit.SmallNetworks;

/** The small networks of the testkit, ready to be explained. */
public final class Small {
    private Small() {}

    public static Model network(String name, Path folder) {
        try {
            String file = SmallNetworks.onnx(name, folder).toString();
            return new ModelLoader(WeightsStore.of(Map.of("VIZSLA_CACHE", folder.toString())))
                    .load(ModelRequest.of(file), ProgressListener.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
