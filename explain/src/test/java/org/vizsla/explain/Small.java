package org.vizsla.explain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.vizsla.graph.Tensor;
import org.vizsla.menagerie.DrawnPicture;
import org.vizsla.menagerie.Menagerie;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.models.Model;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.ModelRequest;
import org.vizsla.models.download.ProgressListener;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.models.picture.Picture;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.SmallNetworks;

/** The small networks of the testkit, ready to be explained, and pictures for them. */
public final class Small {
    /** Threads that wait for each other take longer than such small networks do, where the machine has other work too. */
    public static final SessionSettings ONE_THREAD = SessionSettings.DEFAULT.withThreads(1);

    private Small() {}

    public static Model network(String name, Path folder) {
        try {
            return load(SmallNetworks.onnx(name, folder).toString(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The network that Vizsla brings along. */
    public static Model embedded(Path folder) {
        return load("menagerie", folder);
    }

    private static Model load(String name, Path folder) {
        return new ModelLoader(WeightsStore.of(Map.of("VIZSLA_CACHE", folder.toString())))
                .load(ModelRequest.of(name), ProgressListener.NONE);
    }

    /** A scene of the Menagerie, as the network takes it. */
    public static Tensor scene(long seed, Model model) {
        DrawnPicture drawn =
                Menagerie.scene(SceneRequest.of(seed).sized(model.width())).picture();
        return model.preprocessing().apply(Picture.of(drawn.height(), drawn.width(), drawn.pixels()));
    }
}
