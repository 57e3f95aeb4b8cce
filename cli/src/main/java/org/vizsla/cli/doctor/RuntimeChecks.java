package org.vizsla.cli.doctor;

import java.util.Locale;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.graph.VizslaException;
import org.vizsla.menagerie.DrawnPicture;
import org.vizsla.menagerie.Menagerie;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.picture.Picture;
import org.vizsla.runtime.Device;
import org.vizsla.runtime.RuntimeLibrary;

/** ONNX Runtime, and what it computes with. */
final class RuntimeChecks {
    private RuntimeChecks() {}

    /** Whether it can be loaded. */
    static Finding library() {
        if (!RuntimeLibrary.isForThisPlatform() && RuntimeLibrary.folder().isEmpty()) {
            return Finding.broken(
                    "runtime",
                    "ONNX Runtime has no library for " + RuntimeLibrary.platform(),
                    "use Java for Linux (x64, ARM64), Windows (x64) or macOS (ARM64)");
        }
        try {
            return Finding.ok(
                    "runtime",
                    "ONNX Runtime " + RuntimeLibrary.version() + " for " + RuntimeLibrary.platform() + ", with "
                            + String.join(", ", RuntimeLibrary.providers())
                            + RuntimeLibrary.folder()
                                    .map(folder -> ", from " + folder)
                                    .orElse(", unpacked at each start"));
        } catch (VizslaException | LinkageError e) {
            return Finding.broken(
                    "runtime",
                    message(e),
                    "its library needs glibc 2.27 or newer on Linux, and the Visual C++ runtime on Windows");
        }
    }

    /** Whether the embedded network sees a drawn animal, and can be explained. */
    static Finding explanation() {
        try (Explainer explainer = Explainer.open(EmbeddedNetwork.load(), Saliency.DEFAULT)) {
            DrawnPicture drawn =
                    Menagerie.scene(SceneRequest.of(1, Species.VIZSLA)).picture();
            Explanation explanation = explainer.explain(Picture.of(drawn.height(), drawn.width(), drawn.pixels()));
            String seen = explainer.model().labels().name(explanation.targets().get(0));
            return Finding.ok(
                    "explanation",
                    "the embedded network sees " + seen + " in a drawn vizsla; its gradient is "
                            + explanation.map("saliency").shape());
        } catch (VizslaException | LinkageError e) {
            return Finding.broken("explanation", message(e), "put right what is named above first");
        }
    }

    static Finding processors() {
        return Finding.ok(
                "processors",
                String.format(
                        Locale.ROOT,
                        "%d threads; --threads uses fewer",
                        Runtime.getRuntime().availableProcessors()));
    }

    /** Whether an NVIDIA card can be used. */
    static Finding card() {
        try {
            if (!RuntimeLibrary.providers().contains("CUDA")) {
                return Finding.ok("card", "this build computes on the processor; one with -Pcuda also on NVIDIA cards");
            }
            return Device.AUTO.resolved() == Device.CUDA
                    ? Finding.ok("card", "an NVIDIA card can be used: --device cuda")
                    : Finding.limited(
                            "card",
                            "this build can use NVIDIA cards, but here is none that works",
                            "check the driver, CUDA 12.9 and cuDNN 9; everything runs on the processor meanwhile");
        } catch (VizslaException | LinkageError e) {
            return Finding.limited("card", "not looked for, since ONNX Runtime cannot be loaded", "see runtime");
        }
    }

    private static String message(Throwable e) {
        return e instanceof VizslaException known ? Remedies.message(known) : String.valueOf(e);
    }
}
