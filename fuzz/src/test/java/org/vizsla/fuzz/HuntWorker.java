package org.vizsla.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Graph;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.picture.Picture;

/** Imports and explains changed networks, one for each seed, and writes a line about each; the process may die of one. */
final class HuntWorker {
    private static final List<String> METHODS =
            List.of("saliency", "guided_backprop", "lrp_epsilon_plus", "deep_lift", "grad_cam");

    private HuntWorker() {}

    /**
     * Goes through seeds.
     *
     * @param arguments the first seed, the end of the seeds, and a folder
     */
    public static void main(String[] arguments) throws IOException {
        long first = Long.parseLong(arguments[0]);
        long end = Long.parseLong(arguments[1]);
        Path file = Path.of(arguments[2], "net.onnx");
        List<Graph> graphs = SmallGraphs.all();
        List<AttributionMethod> methods = Methods.choose(METHODS, Map.of(), "");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (long seed = first; seed < end; seed++) {
            out.println("begin " + seed);
            Graph graph = graphs.get((int) (seed % graphs.size()));
            Files.write(file, new GraphMutator(seed).mutated(graph));
            out.println("end " + seed + " " + outcome(file, methods));
        }
    }

    private static String outcome(Path file, List<AttributionMethod> methods) {
        try (Explainer explainer = Explainer.open(file.toString(), methods.toArray(AttributionMethod[]::new))) {
            explainer.explain(Picture.of(9, 7, new byte[3 * 9 * 7]));
            return "sound";
        } catch (VizslaException refused) {
            String message = String.valueOf(refused.getMessage());
            return message.contains("\n") ? "lines " + message.replace('\n', '|') : "refused " + message;
        } catch (RuntimeException | Error e) {
            StackTraceElement[] trace = e.getStackTrace();
            StringBuilder where = new StringBuilder();
            for (int i = 0; i < Math.min(6, trace.length); i++) {
                where.append(" < ").append(trace[i]);
            }
            return "internal " + e.toString().replace('\n', '|') + where;
        }
    }
}
