package org.vizsla.report.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.vizsla.evaluate.SceneNote;
import org.vizsla.menagerie.Menagerie;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.report.source.BytesSource;

/** Drawn scenes as uploads. */
final class DrawnUploads {
    private DrawnUploads() {}

    static BytesSource of(SceneRequest request) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(Menagerie.scene(request).picture().image(), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BytesSource("scene.png", new SceneNote(request).into(png.toByteArray()));
    }
}
