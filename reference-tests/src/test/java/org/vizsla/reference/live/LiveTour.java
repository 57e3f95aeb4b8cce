package org.vizsla.reference.live;

import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.BoundingBox;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.ModelRequest;
import org.vizsla.models.download.ProgressListener;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.reference.Shared;

/** Walks through all screens of the live page, and takes a picture of each. */
final class LiveTour implements AutoCloseable {
    private static final String NETWORK = "squeezenet1_0";
    private static final Path PHOTOGRAPH = Path.of("..", "docs", "pictures", "jack_o_lantern.jpg");
    private static final int HEIGHT = 860;
    private static final int WIDTH = 1180;

    private final LivePage live;
    private final List<BufferedImage> pictures = new ArrayList<>();

    LiveTour(Path cache) {
        WeightsStore store = WeightsStore.of(Map.of("VIZSLA_CACHE", cache.toString()));
        String file = Shared.path("models/" + NETWORK + ".onnx").toString();
        live = new LivePage(
                cache,
                Map.of(NETWORK, () -> new ModelLoader(store).load(ModelRequest.of(file), ProgressListener.NONE)));
    }

    /** A picture of each stop. */
    List<BufferedImage> pictures() {
        try (Visit visit = live.open("")) {
            visit.page().setViewportSize(WIDTH, HEIGHT);
            visit.awaitMap("Grad-CAM for “Vizsla”");
            take(visit);
        }
        try (Visit visit = live.open("#look?network=" + NETWORK)) {
            visit.page().setViewportSize(WIDTH, HEIGHT);
            visit.awaitMap("Grad-CAM for");
            visit.drop(PHOTOGRAPH);
            visit.awaitMap("over " + PHOTOGRAPH.getFileName());
            take(visit);
            visit.page().keyboard().press("r");
            visit.page().keyboard().press("]");
            visit.awaitMap("Grad-CAM++ for");
            compare(visit);
            layers(visit);
            brush(visit);
            visit.part("tab-report").click();
            visit.await("command", "vizsla explain");
            take(visit);
        }
        return pictures;
    }

    private void compare(Visit visit) {
        visit.part("tab-compare").click();
        visit.page()
                .waitForCondition(() -> visit.page()
                                .locator("[data-part=compare-cell][data-phase=done]")
                                .count()
                        == 12);
        take(visit);
    }

    private void layers(Visit visit) {
        visit.part("tab-layers").click();
        visit.await("unit", " = ");
        BoundingBox channel = visit.part("channel").boundingBox();
        String before = visit.words("unit");
        visit.page().mouse().move(channel.x + 0.55 * channel.width, channel.y + 0.5 * channel.height);
        visit.page().waitForCondition(() -> !visit.words("unit").equals(before));
        take(visit);
    }

    private void brush(Visit visit) {
        visit.part("tab-brush").click();
        visit.part("bars").locator("label").nth(4).waitFor();
        BoundingBox easel = visit.part("easel").boundingBox();
        Mouse mouse = visit.page().mouse();
        mouse.move(easel.x + 0.3 * easel.width, easel.y + 0.4 * easel.height);
        mouse.down();
        for (int i = 0; i < 60; i++) {
            double across = 0.3 + 0.4 * i / 59;
            mouse.move(easel.x + across * easel.width, easel.y + (0.4 + 0.05 * Math.sin(0.4 * i)) * easel.height);
        }
        mouse.up();
        visit.await("headline", "covered");
        take(visit);
        visit.part("undo").click();
        visit.part("play").click();
        visit.await("verdict", "in the map’s order");
        take(visit);
    }

    private void take(Visit visit) {
        visit.page().mouse().wheel(0, -10_000);
        visit.page().waitForTimeout(300);
        try {
            pictures.add(ImageIO.read(new ByteArrayInputStream(visit.page().screenshot())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        live.close();
    }
}
