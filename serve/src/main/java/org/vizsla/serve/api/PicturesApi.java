package org.vizsla.serve.api;

import io.javalin.http.Context;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.limit.Limit;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;
import org.vizsla.models.picture.Picture;
import org.vizsla.render.Jpeg;
import org.vizsla.render.Png;
import org.vizsla.report.json.Json;
import org.vizsla.serve.work.BusyException;

/** Pictures: uploads, drawn scenes, and how they look. */
final class PicturesApi {
    /** The longest side of a picture that is shown, in pixels. */
    private static final int SHOWN = 2048;

    private static final int SEEDS = 1_000_000;

    /** How many uploads are held in memory at once. */
    private static final int UPLOADS = 4;

    /** The part of Java's heap that one may take. */
    private static final int PART = 8;

    private final Semaphore uploads = new Semaphore(UPLOADS);

    private final Desk desk;

    PicturesApi(Desk desk) {
        this.desk = desk;
    }

    /** Takes a picture's file. */
    void upload(Context context) {
        String name = Optional.ofNullable(context.queryParam("name")).orElse("picture");
        if (!uploads.tryAcquire()) {
            throw new BusyException();
        }
        try {
            byte[] file = Body.bytes(
                    context,
                    Math.min(Limit.IMAGE_BYTES.value(), Runtime.getRuntime().maxMemory() / PART));
            context.result(Json.compact(
                    PictureJson.of(desk.promptly(() -> desk.shelves().pictures().add(name, file)))));
        } finally {
            uploads.release();
        }
    }

    /** Draws a scene. */
    void draw(Context context) {
        Body body = Body.of(context);
        long seed =
                body.number("seed").orElseGet(() -> ThreadLocalRandom.current().nextInt(SEEDS));
        Species[] all = Species.values();
        int asked = body.number("species").orElseGet(() -> all[Math.floorMod(seed, all.length)].index());
        Species species = Arrays.stream(all)
                .filter(each -> each.index() == asked)
                .findFirst()
                .orElseThrow(() -> new VizslaException("there is no animal " + asked));
        context.result(Json.compact(
                PictureJson.of(desk.promptly(() -> desk.shelves().pictures().draw(SceneRequest.of(seed, species))))));
    }

    /** The picture upright, as browsers show it. */
    void image(Context context) {
        Picture picture =
                desk.shelves().pictures().get(context.pathParam("picture")).picture();
        BufferedImage shown = shown(picture.toBufferedImage());
        boolean drawn = picture.height() <= SHOWN / 4 && picture.width() <= SHOWN / 4;
        context.header("Cache-Control", "private, max-age=3600")
                .contentType(drawn ? "image/png" : "image/jpeg")
                .result(drawn ? Png.encode(shown) : Jpeg.encode(shown));
    }

    private static BufferedImage shown(BufferedImage image) {
        double scale = SHOWN / (double) Math.max(image.getHeight(), image.getWidth());
        if (scale >= 1) {
            return image;
        }
        BufferedImage smaller = new BufferedImage(
                Math.max(1, (int) Math.round(scale * image.getWidth())),
                Math.max(1, (int) Math.round(scale * image.getHeight())),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = smaller.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, smaller.getWidth(), smaller.getHeight(), null);
        graphics.dispose();
        return smaller;
    }

    /** The picture as the network sees it, before it is normalized. */
    void preview(Context context) {
        Case asked = Case.of(Body.of(context));
        byte[] png = desk.open(
                asked,
                opened -> desk.promptly(() -> Png.encode(opened.preprocessing()
                        .fitted(opened.picture().picture())
                        .toBufferedImage())));
        context.contentType("image/png").result(png);
    }
}
