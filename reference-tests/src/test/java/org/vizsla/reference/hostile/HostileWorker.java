package org.vizsla.reference.hostile;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.onnx.OnnxReader;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.models.onnx.ImportClassifier;
import org.vizsla.models.onnx.ImportSettings;
import org.vizsla.runtime.Session;

/**
 * Runs cases of a kind, {@code FROM} to {@code TO - 1} of a seed, each through the import and a first run, and reports each before it starts and when it is over. One that kills the process is the last
 * that it reported.
 */
public final class HostileWorker {
    private HostileWorker() {}

    public static void main(String[] words) {
        PrintStream out = System.out;
        HostileCases cases = new HostileCases(Long.parseLong(words[1]), words[0]);
        int to = Integer.parseInt(words[3]);
        for (int number = Integer.parseInt(words[2]); number < to; number++) {
            out.println("begin " + number);
            long start = System.nanoTime();
            String ending = ending(cases, number);
            out.println("end " + number + " " + (System.nanoTime() - start) / 1_000_000 + " "
                    + ending.replaceAll("\\s+", " "));
        }
        out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static String ending(HostileCases cases, int number) {
        try {
            Graph raw = OnnxReader.read(ByteBuffer.wrap(OnnxWriter.toBytes(cases.network(number))));
            Graph graph =
                    new ImportClassifier(ImportSettings.DEFAULT).apply(raw).graph();
            try (Session session = Session.open(graph)) {
                session.run(feeds(graph));
            }
            return "sound";
        } catch (VizslaException e) {
            return "refused " + e.getMessage();
        } catch (RuntimeException | Error e) {
            StackTraceElement[] trace = e.getStackTrace();
            return "internal " + e + " at " + List.of(trace).subList(0, Math.min(4, trace.length));
        }
    }

    private static Map<String, Tensor> feeds(Graph graph) {
        Map<String, Tensor> feeds = new HashMap<>();
        for (Value input : graph.inputs()) {
            Shape shape = input.shape();
            long[] sizes = shape == null ? new long[] {1} : shape.sizes();
            for (int axis = 0; axis < sizes.length; axis++) {
                sizes[axis] = Math.max(1, sizes[axis]);
            }
            Shape fixed = Shape.of(sizes);
            feeds.put(
                    input.name(),
                    Tensor.of(
                            input.type(),
                            fixed,
                            Tensor.allocate(fixed.elements() * input.type().size())));
        }
        return feeds;
    }
}
