package org.vizsla.menagerie;

/**
 * Draws scenes. A request gives the same scene, bit for bit, on every machine and from any thread.
 *
 * <pre>{@code
 * Scene scene = Menagerie.scene(SceneRequest.of(7, Species.TABBY_CAT));
 * Mask stripes = scene.subject().part("stripes");
 * }</pre>
 */
public final class Menagerie {
    private Menagerie() {}

    /**
     * Draws one scene.
     *
     * @throws org.vizsla.graph.VizslaException if it varies a part that none of its animals has
     */
    public static Scene scene(SceneRequest request) {
        return new Stage(request).scene();
    }

    /**
     * Draws only the picture of a scene, in less time: without the truth about it.
     *
     * @throws org.vizsla.graph.VizslaException if it varies a part that none of its animals has
     */
    public static DrawnPicture picture(SceneRequest request) {
        return new Stage(request).picture();
    }
}
