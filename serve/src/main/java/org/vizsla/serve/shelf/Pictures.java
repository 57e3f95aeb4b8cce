package org.vizsla.serve.shelf;

import java.util.List;
import java.util.function.Function;
import org.vizsla.evaluate.SceneNote;
import org.vizsla.graph.VizslaException;
import org.vizsla.menagerie.Menagerie;
import org.vizsla.menagerie.Scene;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.render.Png;
import org.vizsla.report.scene.SceneNames;

/** Pictures in memory, by their content. */
public final class Pictures implements AutoCloseable {
    private static final int MOST = 200;
    private static final long LARGEST = 512L << 20;

    private final Shelf<String, KeptPicture> shelf;

    public Pictures() {
        shelf = new Shelf<>(
                MOST, Math.min(LARGEST, Runtime.getRuntime().maxMemory() / 4), KeptPicture::size, picture -> {});
    }

    /**
     * Decodes a picture and keeps it.
     *
     * @throws VizslaException if it is not an image, or is damaged
     */
    public KeptPicture add(String name, byte[] file) {
        KeptPicture picture = KeptPicture.of(name, file);
        shelf.put(picture.id(), picture);
        return picture;
    }

    /** Whether a picture is here. */
    public boolean has(String id) {
        return shelf.has(id);
    }

    /** Draws a scene and keeps it. */
    public KeptPicture draw(SceneRequest request) {
        Scene scene = Menagerie.scene(request);
        String file = new SceneNames(scene, 0).picture();
        return add(
                file.substring(file.lastIndexOf('/') + 1).replaceFirst("_0*0\\.png$", "_" + request.seed() + ".png"),
                new SceneNote(request).into(Png.encode(scene.picture().image())));
    }

    /**
     * Uses a picture.
     *
     * @throws GoneException if it is not here
     */
    public <T> T use(String id, Function<KeptPicture, T> work) {
        return shelf.use(id, work).orElseThrow(() -> new GoneException("the picture"));
    }

    /** A picture; it stays in memory as long as it is held. */
    public KeptPicture get(String id) {
        return use(id, picture -> picture);
    }

    public List<KeptPicture> all() {
        return shelf.all();
    }

    @Override
    public void close() {
        shelf.close();
    }
}
