package org.vizsla.reference.live;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.ModelRequest;
import org.vizsla.models.download.ProgressListener;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.reference.Launcher;
import org.vizsla.reference.Shared;

/** Measures in the browser how long a person waits at the live page, with SqueezeNet: the page itself notes when something begins, and when it is on the screen. */
final class LiveSpeed implements AutoCloseable {
    static final int REPEATS = 20;

    private static final String NETWORK = "squeezenet1_0";
    private static final int CLASSES = 4;
    private static final List<String> OTHERS = List.of("volcano", "pizza", "harp", "castle");

    /** Milliseconds between keys. */
    static final int KEYS_APART = 50;

    private static final long STROKE = 1_000_000_000;
    private static final double MILLISECOND = 1e6;

    private final Path folder;
    private final LivePage live;
    private final List<Path> photographs = Shared.files("images/imagenet", ".jpg");
    private final Map<Wait, List<Double>> times = new EnumMap<>(Wait.class);

    LiveSpeed(Path folder) {
        this.folder = folder;
        WeightsStore store = WeightsStore.of(Map.of("VIZSLA_CACHE", folder.toString()));
        String file = Shared.path("models/" + NETWORK + ".onnx").toString();
        live = new LivePage(
                folder,
                Map.of(NETWORK, () -> new ModelLoader(store).load(ModelRequest.of(file), ProgressListener.NONE)));
    }

    /** Milliseconds of each wait, all of them after a first one that does not count. */
    Map<Wait, List<Double>> measured() throws IOException, InterruptedException {
        starts();
        pages();
        answers();
        classes(Wait.SALIENCY, "saliency");
        classes(Wait.GRAD_CAM, "grad_cam");
        searched(Wait.ANY_SALIENCY, "saliency");
        searched(Wait.ANY_GRAD_CAM, "grad_cam");
        colours();
        strokes();
        units();
        return times;
    }

    String browser() {
        return live.browser();
    }

    private Visit open(String screen, String more) {
        return live.open("#" + screen + "?network=" + NETWORK + more);
    }

    private void starts() throws IOException, InterruptedException {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i <= REPEATS; i++) {
            ProcessBuilder command = new ProcessBuilder(Launcher.FILE.toString(), "serve", "--port", "0")
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            command.environment().put("JAVA_HOME", System.getProperty("java.home"));
            command.environment().put("VIZSLA_CACHE", folder.toString());
            long start = System.nanoTime();
            Process process = command.start();
            if (process.inputReader().readLine() == null) {
                throw new IOException("the command has ended");
            }
            all.add((System.nanoTime() - start) / MILLISECOND);
            process.destroy();
            process.waitFor();
        }
        times.put(Wait.COMMAND, all.subList(1, all.size()));
    }

    private void pages() {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i <= REPEATS; i++) {
            try (Visit visit = open("look", "")) {
                visit.awaitMap("Grad-CAM for");
                all.addAll(noted(visit, "ready"));
            }
        }
        times.put(Wait.READY, all.subList(1, all.size()));
    }

    private void answers() {
        try (Visit visit = open("look", "")) {
            visit.awaitMap("Grad-CAM for");
            for (Path photograph : photographs.subList(0, REPEATS + 1)) {
                give(visit, photograph);
            }
            times.put(Wait.ANSWER, noted(visit, "answer").subList(1, REPEATS + 1));
        }
    }

    /** The second to fifth class of several photographs. */
    private void classes(Wait wait, String method) {
        try (Visit visit = open("look", "&method=" + method)) {
            visit.awaitMap("for");
            for (Path photograph : photographs.subList(0, REPEATS / CLASSES + 1)) {
                give(visit, photograph);
                for (int rank = 2; rank < 2 + CLASSES; rank++) {
                    String key = Integer.toString(rank);
                    awaitNote(visit, "class", () -> visit.page().keyboard().press(key));
                }
            }
            List<Double> all = noted(visit, "class");
            times.put(wait, all.subList(CLASSES, all.size()));
        }
    }

    /** Classes that photographs of other things are not taken for. */
    private void searched(Wait wait, String method) {
        try (Visit visit = open("look", "&method=" + method)) {
            visit.awaitMap("for");
            for (Path photograph : photographs.subList(0, REPEATS / OTHERS.size() + 1)) {
                give(visit, photograph);
                for (String name : OTHERS) {
                    visit.part("class-search")
                            .pressSequentially(name, new Locator.PressSequentiallyOptions().setDelay(KEYS_APART));
                    visit.await("found", name);
                    awaitNote(visit, "class", () -> visit.part("class-search").press("Enter"));
                }
            }
            List<Double> all = noted(visit, "class");
            times.put(wait, all.subList(OTHERS.size(), all.size()));
        }
    }

    private void colours() {
        try (Visit visit = open("look", "&method=saliency")) {
            visit.awaitMap("for");
            for (int i = 0; i <= REPEATS; i++) {
                int turn = i;
                awaitNote(visit, "colour", () -> recolour(visit, turn));
            }
            times.put(Wait.COLOUR, noted(visit, "colour").subList(1, REPEATS + 1));
        }
    }

    private static void recolour(Visit visit, int turn) {
        String share = Double.toString((30 + turn) / 100.0);
        switch (turn % 3) {
            case 0 -> visit.part("opacity").fill(share);
            case 1 -> visit.part("threshold").fill(share);
            default ->
                visit.part("view").getByText(turn % 2 == 0 ? "Grey" : "Colour").click();
        }
    }

    private void strokes() {
        List<Double> all = new ArrayList<>();
        try (Visit visit = open("brush", "")) {
            visit.part("bars").locator("label").nth(4).waitFor();
            BoundingBox easel = visit.part("easel").boundingBox();
            for (int i = 0; i <= REPEATS; i++) {
                all.add(stroke(visit, easel, 0.1 + 0.035 * i));
                visit.part("undo").click();
            }
        }
        times.put(Wait.BRUSH, all.subList(1, all.size()));
    }

    /** Milliseconds from answer to answer, during a stroke from the left to the right and back. */
    private static double stroke(Visit visit, BoundingBox easel, double down) {
        Mouse mouse = visit.page().mouse();
        int before = noted(visit, "brush").size();
        mouse.move(easel.x + 0.2 * easel.width, easel.y + down * easel.height);
        mouse.down();
        long start = System.nanoTime();
        while (System.nanoTime() - start < STROKE) {
            double along = 0.5 - 0.3 * Math.cos(Math.PI * 2 * (System.nanoTime() - start) / STROKE);
            mouse.move(easel.x + along * easel.width, easel.y + down * easel.height);
        }
        double took = (System.nanoTime() - start) / MILLISECOND;
        int answers = noted(visit, "brush").size() - before;
        mouse.up();
        return took / answers;
    }

    private void units() {
        try (Visit visit = open("layers", "")) {
            visit.await("unit", " = ");
            BoundingBox channel = visit.part("channel").boundingBox();
            int first = noted(visit, "unit").size();
            for (int i = 0; i <= REPEATS; i++) {
                double along = (i % 7 + 0.5) / 7;
                int row = i / 7;
                double down = (row + 0.5) / 3;
                awaitNote(
                        visit,
                        "unit",
                        () -> visit.page()
                                .mouse()
                                .move(channel.x + along * channel.width, channel.y + down * channel.height));
            }
            times.put(Wait.UNIT, noted(visit, "unit").subList(first + 1, first + REPEATS + 1));
        }
    }

    /** Drops a photograph, and waits for its answer and its map, of which either may come first. */
    private static void give(Visit visit, Path photograph) {
        awaitNote(visit, "answer", () -> visit.drop(photograph));
        visit.awaitMap("over " + photograph.getFileName());
    }

    /** Does something, and waits until the page has noted how long it took. */
    private static void awaitNote(Visit visit, String measure, Runnable action) {
        int before = noted(visit, measure).size();
        action.run();
        visit.page()
                .waitForFunction(
                        "([name, before]) => performance.getEntriesByName(name).length > before",
                        List.of("vizsla:" + measure, before),
                        new Page.WaitForFunctionOptions().setPollingInterval(20));
    }

    private static List<Double> noted(Visit visit, String measure) {
        List<?> durations = (List<?>) visit.page()
                .evaluate("name => performance.getEntriesByName(name).map(each => each.duration)", "vizsla:" + measure);
        return durations.stream().map(each -> ((Number) each).doubleValue()).toList();
    }

    @Override
    public void close() {
        live.close();
    }
}
