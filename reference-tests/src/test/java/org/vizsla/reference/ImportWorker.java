package org.vizsla.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.report.network.Inspection;

/**
 * Imports and describes one network in a process of its own, as {@code vizsla inspect} does: {@code ImportWorker FILE} prints whether it was {@code imported} or {@code refused}, the largest resident memory that the process had by
 * then, and the network's weights and activations, all in bytes.
 */
final class ImportWorker {
    private ImportWorker() {}

    public static void main(String[] arguments) throws IOException {
        String ending = "imported";
        try {
            Inspection.of(new ModelLoader(WeightsStore.of(System.getenv())).load(arguments[0]), false);
        } catch (VizslaException refusal) {
            ending = "refused";
        }
        List<String> status = Files.readAllLines(Path.of("/proc/self/status"));
        NetworkSize size = NetworkSize.of(Path.of(arguments[0]));
        System.out.println(ending + " " + peak(status) + " " + size.weights() + " " + size.activations());
    }

    private static long peak(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }
}
