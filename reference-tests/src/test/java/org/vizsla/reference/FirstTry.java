package org.vizsla.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Reason;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Graph;
import org.vizsla.graph.OnnxMetadata;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.onnx.OnnxReader;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.models.Model;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.ModelRequest;
import org.vizsla.models.download.ProgressListener;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.models.input.Assumption;
import org.vizsla.models.input.SizeChoice;
import org.vizsla.report.job.ExplainedMap;
import org.vizsla.report.job.ExplainedSource;
import org.vizsla.report.job.ExplanationJob;
import org.vizsla.report.job.ExplanationRequest;
import org.vizsla.report.job.JobListener;
import org.vizsla.report.job.Targets;
import org.vizsla.report.network.Inspection;
import org.vizsla.report.source.FileSources;
import org.vizsla.runtime.Cancellation;

/**
 * What becomes of a network's file at the first try: one image, no setting, three methods.
 *
 * @param name of the file
 * @param exporter what wrote it, and the operator sets it uses
 * @param explained what the network takes and what its scores are; empty if it is refused
 * @param maps what each method gave, {@value #MAP} or why there is nothing to see, by the method's name; empty if the network is refused or was not explained
 * @param assumed what nothing in the file tells
 * @param refusal why the network is refused; empty if it is not
 */
record FirstTry(
        String name,
        String exporter,
        String explained,
        Map<String, String> maps,
        List<String> assumed,
        Optional<String> refusal) {
    static final String MAP = "a map";
    static final String GRAD_CAM = "grad_cam";

    /** A short path: whether there is a map is asked here, and how exact it is elsewhere. */
    static final String STEPS = "8";

    /** The methods, whose names are the keys of {@link #maps}. */
    static final List<String> METHODS = List.of("saliency", GRAD_CAM, "integrated_gradients");

    /** Loads the network, and explains its image. */
    static FirstTry of(TriedNetwork network) {
        return of(network, true);
    }

    /** Loads the network only: there are no maps, and no layer is named. */
    static FirstTry loaded(TriedNetwork network) {
        return of(network, false);
    }

    private static FirstTry of(TriedNetwork network, boolean explain) {
        String exporter = exporter(OnnxReader.read(network.file()));
        try {
            FileSources found = FileSources.in(List.of(network.image()), network.file());
            List<String> assumed = new ArrayList<>();
            Model model = load(network, found, assumed);
            boolean isArray = found.files().get(0).toString().endsWith(".npy");
            (isArray ? model.intake().without(Setting.PREPROCESSING) : model.intake())
                    .assumptions().stream().map(Assumption::text).forEach(assumed::add);
            Map<String, String> maps = explain ? explain(model, found, assumed) : Map.of();
            return new FirstTry(network.name(), exporter, explained(model), maps, assumed, Optional.empty());
        } catch (VizslaException e) {
            return new FirstTry(
                    network.name(),
                    exporter,
                    "",
                    Map.of(),
                    List.of(),
                    Optional.of(clause(String.valueOf(e.getMessage()))));
        }
    }

    private static Model load(TriedNetwork network, FileSources found, List<String> notes) {
        ModelRequest request =
                ModelRequest.of(network.file().toString()).withSize(new SizeChoice(Optional.empty(), found.size()));
        return new ModelLoader(WeightsStore.of(Map.of())).load(request, new ProgressListener() {
            @Override
            public void progress(long done, long total) {}

            @Override
            public void note(String line) {
                notes.add(line);
            }
        });
    }

    private static Map<String, String> explain(Model model, FileSources found, List<String> assumed) {
        List<AttributionMethod> methods = Methods.choose(METHODS, Map.of("integrated_gradients.steps", STEPS), "");
        ExplanationRequest request = new ExplanationRequest(
                model,
                model.preprocessing(),
                methods,
                found.sources(),
                Targets.IMPLIED,
                ExplainerSettings.DEFAULT.skippingNotApplicable(),
                0);
        Map<String, String> maps = new LinkedHashMap<>();
        new ExplanationJob(request).run(Cancellation.NEVER, JobListener.NONE, done -> {
            assumed.addAll(done.notes());
            METHODS.forEach(method -> maps.put(method, map(done, method)));
            Optional.ofNullable(done.entries().get(0).maps().get(GRAD_CAM))
                    .ifPresent(cam -> assumed.add("Grad-CAM at '" + String.join("', '", cam.layers()) + "'"));
        });
        return maps;
    }

    private static String map(ExplainedSource done, String method) {
        Reason reason = done.explanation().notApplicable().get(method);
        if (reason != null) {
            return "none: " + clause(reason.message());
        }
        ExplainedMap map = Objects.requireNonNull(done.entries().get(0).maps().get(method));
        String nothing = map.findings().state().reason();
        return nothing.isEmpty() ? MAP : nothing;
    }

    private static String explained(Model model) {
        return model.channels() + " x " + model.height() + " x " + model.width() + "; "
                + new Inspection(model, List.of(), Map.of(), Optional.empty()).answer()
                + (model.cutOff().isEmpty() ? "" : ", before " + model.cutOff());
    }

    /** {@code pytorch 1.9; opset 11}. */
    private static String exporter(Graph graph) {
        String producer = graph.metadata().getOrDefault(OnnxMetadata.PRODUCER_NAME, "");
        String version = graph.metadata().getOrDefault(OnnxMetadata.PRODUCER_VERSION, "");
        String sets = new TreeMap<>(graph.opsets())
                .entrySet().stream()
                        .map(set -> (set.getKey() + " " + set.getValue()).strip())
                        .collect(Collectors.joining(", "));
        String known = (producer + " " + version).strip();
        return (known.isEmpty() ? "not named" : known) + "; " + sets;
    }

    /** The first clause of a sentence. */
    private static String clause(String sentence) {
        return sentence.replaceFirst("(?s)[;\\n].*", "");
    }
}
