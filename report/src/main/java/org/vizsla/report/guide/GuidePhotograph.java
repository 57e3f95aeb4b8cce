package org.vizsla.report.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.explain.method.registry.MethodEntry;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.AtomicFile;
import org.vizsla.render.guide.GuideBodies.Picture;

/** The pictures of a photograph that come with Vizsla, so that a guide with them needs no network that knows photographs. They were made by the guide itself. */
final class GuidePhotograph {
    /** The folder of a photograph's pictures, and the file with what its network answered. */
    static final String NAME = "photograph";

    static final String CAPTION = "caption.txt";

    private GuidePhotograph() {}

    /** Copies them into a guide, and returns them by method. */
    static Map<String, Picture> copy(Path folder) {
        Map<String, Picture> pictures = new LinkedHashMap<>();
        byte[] caption = read(CAPTION);
        if (caption == null) {
            throw new IllegalStateException("no " + CAPTION);
        }
        GuideMaps maps = new GuideMaps(folder, NAME, new String(caption, StandardCharsets.UTF_8).strip());
        for (MethodEntry<?> method : Methods.all()) {
            String name = method.name() + ".jpg";
            byte[] picture = read(name);
            if (picture != null) {
                String file = "pictures/" + NAME + "/" + name;
                AtomicFile.write(folder.resolve(file), picture);
                pictures.put(method.name(), maps.picture(method.name(), file));
            }
        }
        return pictures;
    }

    private static byte @Nullable [] read(String name) {
        try (InputStream stream = GuidePhotograph.class.getResourceAsStream(NAME + "/" + name)) {
            return stream == null ? null : stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
