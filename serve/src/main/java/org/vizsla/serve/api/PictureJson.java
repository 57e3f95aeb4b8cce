package org.vizsla.serve.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.serve.shelf.KeptPicture;

/** Pictures, as the page reads them. */
final class PictureJson {
    private PictureJson() {}

    static Map<String, Object> of(KeptPicture picture) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", picture.id());
        json.put("name", picture.name());
        json.put("height", picture.picture().height());
        json.put("width", picture.picture().width());
        json.put("scene", picture.scene().map(PictureJson::scene).orElse(null));
        return json;
    }

    private static Map<String, Object> scene(SceneRequest request) {
        Map<String, Object> scene = new LinkedHashMap<>();
        request.species().ifPresent(species -> {
            scene.put("species", species.index());
            scene.put("name", species.displayName());
        });
        scene.put("seed", request.seed());
        return scene;
    }
}
