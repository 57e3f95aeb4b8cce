package org.vizsla.reference.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.vizsla.graph.Graph;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.onnx.OnnxReader;
import org.vizsla.models.Model;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.report.network.Inspection;

/** Imports and inspects one file in a process of its own, and prints the process's peak of resident memory, in bytes, before it looks at anything else: {@code ImportWorker FILE}. */
final class ImportWorker {
    private ImportWorker() {}

    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        Graph imported = null;
        String ending = "imported";
        try {
            Model model = new ModelLoader(WeightsStore.of(System.getenv())).load(file.toString());
            Inspection.of(model, false);
            imported = model.graph();
        } catch (VizslaException refusal) {
            ending = "refused";
        }
        long peak = status("VmHWM:");
        long anonymous = status("RssAnon:");
        System.out.println(peak + " " + anonymous + " " + ending + " " + NetworkSize.of(OnnxReader.read(file), imported));
    }

    static long status(String field) {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
