package org.vizsla.report.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.vizsla.explain.Attribution;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Findings;
import org.vizsla.explain.Target;
import org.vizsla.explain.baseline.ImageFiles;
import org.vizsla.explain.loop.Loop;
import org.vizsla.explain.loop.Original;
import org.vizsla.explain.sampling.Randomness;
import org.vizsla.explain.sweep.Rows;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.onnx.OnnxReader;
import org.vizsla.graph.schema.Schemas;
import org.vizsla.report.json.ExportJson;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.Opened;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/** An explainer that {@link ExplainerFile} wrote, opened again: maps without the network's file, without compiling, and without self-checks. Safe to use from several threads. */
public final class ExportedExplainer implements AutoCloseable {
    private static final long TOP = -1;
    private static final int AT_ONCE = 8;

    private final ExportJson.Names names;
    private final Graph graph;
    private final SessionSettings settings;
    private final Opened opened = new Opened();
    private final Session onePass;
    private final Map<String, Session> parts = new HashMap<>();

    private ExportedExplainer(ExportJson.Names names, Graph graph, SessionSettings settings) {
        this.names = names;
        this.graph = graph;
        this.settings = settings;
        this.onePass = open(Stream.concat(Stream.of(names.scores(), names.chosen()), names.maps().values().stream())
                .toList());
    }

    private Session open(List<String> outputs) {
        Graph part = graph.toBuilder().outputs(outputs).buildPruned();
        return opened.add(Session.open(part, settings), Session::close);
    }

    /**
     * Opens a file.
     *
     * @throws VizslaException if it cannot be read, or was not exported by Vizsla
     */
    public static ExportedExplainer open(Path file, SessionSettings settings) {
        Graph graph = OnnxReader.read(file);
        String description = graph.metadata().get(ExplainerFile.DESCRIPTION);
        if (description == null) {
            throw new VizslaException(
                    file + " is no exported explainer: it has no metadata '" + ExplainerFile.DESCRIPTION + "'");
        }
        Schemas.checkRead(graph);
        return new ExportedExplainer(ExportJson.names(file.toString(), description), graph, settings);
    }

    /** The methods whose maps it computes. */
    public List<String> methods() {
        return Stream.concat(names.maps().keySet().stream(), names.loops().keySet().stream())
                .toList();
    }

    /**
     * Explains images.
     *
     * @param images preprocessed as the description says, FLOAT32 {@code [N, C, H, W]}
     * @param call whose order plays no role, and whose listener is told of progress alone
     */
    public Explanation explain(Tensor images, Call call) {
        int count = images.shape().length(0);
        List<Target> each = call.targets().size() == 1
                ? Collections.nCopies(count, call.targets().get(0))
                : call.targets();
        Tensors results = run(
                onePass,
                images,
                each.stream()
                        .<Long>map(target -> target instanceof Target.OfClass known ? (long) known.index() : TOP)
                        .toList(),
                call.cancellation());
        Map<String, Attribution> attributions = new LinkedHashMap<>();
        names.maps()
                .forEach((method, output) -> attributions.put(
                        method,
                        attribution(
                                results.get(output),
                                Objects.requireNonNull(names.layers().get(method)))));
        long[] chosen = results.get(names.chosen()).longs();
        names.loops().forEach((method, loop) -> attributions.put(method, run(method, loop, images, chosen, call)));
        return new Explanation(
                results.get(names.scores()),
                LongStream.of(chosen).mapToObj(Math::toIntExact).toList(),
                attributions,
                Map.of());
    }

    private static Attribution attribution(Tensor maps, List<String> layers) {
        return new Attribution(maps, layers, Collections.nCopies(maps.shape().length(0), Findings.NONE));
    }

    /** Runs a loop for each image. */
    private Attribution run(String method, Loop loop, Tensor images, long[] chosen, Call call) {
        Session part = part(loop.value());
        Randomness randomness = new Randomness(call.seed());
        List<Tensor> maps = new ArrayList<>();
        call.listener().progress(method, 0);
        for (int row = 0; row < chosen.length; row++) {
            int index = row;
            Tensor image = images.rows(row, 1);
            List<Tensor> baselines =
                    loop.copies().baseline().of(image, names.preprocessing(), ImageFiles.REFUSED, randomness);
            maps.add(loop.map(
                    new Original(image, baselines, randomness),
                    atOnce(),
                    copies -> valuesOf(copies, part, loop, chosen[index], call.cancellation()),
                    done -> call.listener().progress(method, (index + done) / chosen.length)));
        }
        return attribution(Rows.join(maps), loop.layers());
    }

    /** What is taken of copies, of which there may be fewer than the network's fixed batch. */
    private Tensor valuesOf(Tensor copies, Session part, Loop loop, long target, Cancellation cancellation) {
        int count = copies.shape().length(0);
        List<Tensor> filled = new ArrayList<>(List.of(copies));
        for (int i = count; i < fixedBatch(); i++) {
            filled.add(copies.rows(0, 1));
        }
        Tensor batch = Rows.join(filled);
        List<Long> targets = Collections.nCopies(batch.shape().length(0), target);
        return run(part, batch, targets, cancellation).get(loop.value());
    }

    private Tensors run(Session session, Tensor images, List<Long> targets, Cancellation cancellation) {
        return session.run(Map.of(names.images(), images, names.target(), Tensor.ofLongs(targets)), cancellation);
    }

    private int atOnce() {
        return fixedBatch() > 0 ? fixedBatch() : AT_ONCE;
    }

    /** How many images the network takes at once, or 0 if any number. */
    private int fixedBatch() {
        Shape shape = Objects.requireNonNull(graph.shape(names.images()));
        return (int) Math.max(0, shape.size(0));
    }

    /** The graph that computes nothing but this output. */
    private synchronized Session part(String output) {
        return parts.computeIfAbsent(output, name -> open(List.of(name)));
    }

    @Override
    public synchronized void close() {
        opened.close();
    }
}
