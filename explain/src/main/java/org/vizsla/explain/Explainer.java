package org.vizsla.explain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.vizsla.autodiff.DifferentiationException;
import org.vizsla.explain.network.Layers;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.explain.sampling.Randomness;
import org.vizsla.explain.sweep.BatchEngine;
import org.vizsla.explain.sweep.BatchRunner;
import org.vizsla.explain.sweep.Course;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;
import org.vizsla.explain.sweep.Sweeps;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.models.picture.Picture;
import org.vizsla.models.picture.PictureReader;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;
import org.vizsla.runtime.Opened;
import org.vizsla.runtime.SessionSettings;

/**
 * A network that explains its class scores. Safe to use from several threads.
 *
 * <pre>{@code
 * try (Explainer explainer = Explainer.open("squeezenet1_1", Saliency.DEFAULT)) {
 *     Explanation explanation = explainer.explain(Path.of("snake.jpg"));
 *     Tensor gradient = explainer.explain(images, Call.of(56)).map("saliency");
 * }
 * }</pre>
 */
public final class Explainer implements AutoCloseable {
    /** The graph's input for {@link Target#TOP}. */
    private static final long TOP = -1;

    private final Model model;
    private final List<AttributionMethod> methods;
    private final ExplainerGraph compiled;
    private final ExplainerSettings settings;
    private final Opened opened = new Opened();
    private final BatchRunner runner;
    private final Layers layers;
    private final Sweeps sweeps;

    private Explainer(
            Layers layers,
            List<? extends AttributionMethod> methods,
            ExplainerSettings settings,
            ExplainerGraph compiled,
            Cancellation cancellation) {
        this.model = layers.model();
        this.methods = List.copyOf(methods);
        this.settings = settings;
        this.compiled = compiled;
        this.layers = layers;
        BatchEngine engine = opened.add(new BatchEngine(), BatchEngine::close);
        try {
            this.runner = opened.add(
                    BatchRunner.open(compiled.graph(), model, settings.session(), engine, cancellation),
                    BatchRunner::close);
            this.sweeps = opened.add(new Sweeps(settings.sweepsOf(model), engine), Sweeps::close);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /**
     * Opens a network by its name or file. The weights of a named network are downloaded unless they are in the cache ({@link WeightsStore}).
     *
     * @throws VizslaException if there is no such network or file, it is not available, or it is not a classifier of images
     */
    public static Explainer open(String network, AttributionMethod... methods) {
        return open(new ModelLoader(WeightsStore.of(System.getenv())).load(network), methods);
    }

    public static Explainer open(Model model, AttributionMethod... methods) {
        return open(model, List.of(methods));
    }

    public static Explainer open(Model model, List<? extends AttributionMethod> methods) {
        return open(model, methods, ExplainerSettings.DEFAULT);
    }

    public static Explainer open(Model model, List<? extends AttributionMethod> methods, SessionSettings session) {
        return open(model, methods, ExplainerSettings.DEFAULT.withSession(session));
    }

    /**
     * Compiles the methods.
     *
     * @throws IllegalArgumentException if two methods have one name
     * @throws NotApplicableException if a method does not apply to the network, unless such methods are skipped
     */
    public static Explainer open(Model model, List<? extends AttributionMethod> methods, ExplainerSettings settings) {
        return open(model, methods, settings, Cancellation.NEVER);
    }

    /**
     * Compiles the methods; for a large network this takes seconds, and can be cancelled.
     *
     * @throws CancelledException if it was cancelled
     */
    public static Explainer open(
            Model model,
            List<? extends AttributionMethod> methods,
            ExplainerSettings settings,
            Cancellation cancellation) {
        List<GraphMethod> graphs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (AttributionMethod method : methods) {
            if (!names.add(method.name())) {
                throw new IllegalArgumentException("there are two methods '" + method.name() + "'");
            }
            if (method instanceof GraphMethod graph) {
                graphs.add(graph);
            }
        }
        Layers layers = new Layers(model);
        ExplainerGraph compiled = ExplainerGraph.compile(layers, graphs, settings, cancellation);
        return new Explainer(layers, methods, settings, compiled, cancellation);
    }

    /** The network, with the names of its classes. */
    public Model model() {
        return model;
    }

    /**
     * Explains the image in a file, as {@link #explain(Picture)}.
     *
     * @throws VizslaException if it cannot be read
     */
    public Explanation explain(Path image) {
        return explain(PictureReader.read(image));
    }

    /** Explains the class with the highest score for an image, which is preprocessed as the network expects it. */
    public Explanation explain(Picture image) {
        return explain(image, Call.DEFAULT);
    }

    /** Explains an image, which is preprocessed as the explainer's settings say. */
    public Explanation explain(Picture image, Call call) {
        return explain(settings.preprocessingOf(model).apply(image), call);
    }

    /**
     * Explains a batch, in parts if it is long, so that memory stays bounded.
     *
     * @param images preprocessed, FLOAT32 {@code [N, C, H, W]}
     * @throws IllegalArgumentException if a target is no class of the network, or the shapes do not fit
     * @throws NotApplicableException if no method applies
     * @throws CancelledException if the call was cancelled; others go on
     */
    public Explanation explain(Tensor images, Call call) {
        int count = images.shape().length(0);
        List<Target> each = call.targets().size() == 1
                ? Collections.nCopies(count, call.targets().get(0))
                : call.targets();
        check(images, each);
        Tensors results = runner.run(
                Map.of(
                        model.input(),
                        images,
                        compiled.named(ExplainerGraph.TARGET),
                        Tensor.ofLongs(each.stream().map(Explainer::index).toList())),
                call.cancellation());
        List<Integer> chosen = LongStream.of(
                        results.get(compiled.named(ExplainerGraph.CHOSEN)).longs())
                .mapToObj(Math::toIntExact)
                .toList();
        Tensor scores = results.get(compiled.named(ExplainerGraph.SCORES));
        Map<String, Attribution> attributions = new HashMap<>();
        Map<String, Reason> notApplicable = new HashMap<>(compiled.notApplicable());
        Map<String, Attribution> news = new LinkedHashMap<>();
        compiled.emissions().keySet().forEach(name -> news.put(name, compiled.attribution(name, results)));
        for (StreamedMethod method : streamed(call.order())) {
            call.cancellation().check();
            if (!news.isEmpty()) {
                call.listener().ended(new Explanation(scores, chosen, news, Map.of()));
                attributions.putAll(news);
                news.clear();
            }
            try {
                news.put(method.name(), stream(method, images, call, scores, chosen));
            } catch (NotApplicableException | DifferentiationException e) {
                if (!settings.skipNotApplicable()) {
                    throw e;
                }
                notApplicable.put(method.name(), Reason.of(e));
            }
        }
        attributions.putAll(news);
        Map<String, Reason> reasons = ordered(reported(), notApplicable);
        if (attributions.isEmpty() && !methods.isEmpty()) {
            throw SkippedMethods.none(reasons);
        }
        return new Explanation(scores, chosen, ordered(names(methods), attributions), reasons);
    }

    private List<StreamedMethod> streamed(Comparator<AttributionMethod> order) {
        return methods.stream()
                .filter(StreamedMethod.class::isInstance)
                .map(StreamedMethod.class::cast)
                .sorted(order)
                .toList();
    }

    /** All methods as their reasons are reported: those that are known when they are compiled come first. */
    private Stream<String> reported() {
        return Stream.concat(compiled.notApplicable().keySet().stream(), names(streamed((unused, unusedToo) -> 0)));
    }

    private static Stream<String> names(List<? extends AttributionMethod> methods) {
        return methods.stream().map(AttributionMethod::name);
    }

    private static <T> Map<String, T> ordered(Stream<String> names, Map<String, T> values) {
        Map<String, T> ordered = new LinkedHashMap<>();
        names.filter(values::containsKey).forEach(name -> ordered.put(name, Objects.requireNonNull(values.get(name))));
        return ordered;
    }

    private Attribution stream(StreamedMethod method, Tensor images, Call call, Tensor scores, List<Integer> targets) {
        List<Attribution> each = new ArrayList<>();
        Course course = new Course(part -> call.listener().progress(method.name(), part), call.cancellation());
        Probe whole = new Probe(layers, sweeps, settings.files(), course);
        for (int row = 0; row < targets.size(); row++) {
            int target = targets.get(row);
            float score = scores.rows(row, 1).floats()[target];
            Question question = new Question(images.rows(row, 1), target, score, new Randomness(call.seed()));
            each.add(method.attribute(whole.part(row, targets.size()), question).noted());
        }
        course.end();
        return Attribution.join(each);
    }

    private static long index(Target target) {
        return target instanceof Target.OfClass known ? known.index() : TOP;
    }

    private void check(Tensor images, List<Target> targets) {
        Shape shape = images.shape();
        Shape expected = Shape.batchOf(model.channels(), model.height(), model.width());
        if (shape.rank() != 4
                || !shape.dimensions()
                        .subList(1, 4)
                        .equals(expected.dimensions().subList(1, 4))) {
            throw new IllegalArgumentException("'" + model.name() + "' takes " + expected + ", not " + shape);
        }
        if (shape.size(0) == 0) {
            throw new IllegalArgumentException("there is no image in " + shape);
        }
        if (targets.size() != shape.size(0)) {
            throw new IllegalArgumentException(
                    "there are " + targets.size() + " targets for " + shape.size(0) + " images");
        }
        for (Target target : targets) {
            if (index(target) >= model.classes()) {
                throw new IllegalArgumentException("class " + index(target) + " is not one of 0 to "
                        + (model.classes() - 1) + " of '" + model.name() + "'");
            }
            if (target instanceof Target.OfClass named
                    && model.rival().filter(rival -> rival == named.index()).isPresent()) {
                throw new VizslaException(
                        "class " + named.index() + " is compared with itself; compare it with another");
            }
        }
    }

    @Override
    public void close() {
        opened.close();
    }
}
