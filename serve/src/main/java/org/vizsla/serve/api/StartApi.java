package org.vizsla.serve.api;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.explain.cost.CostEstimate;
import org.vizsla.explain.method.registry.Family;
import org.vizsla.explain.method.registry.MethodEntry;
import org.vizsla.explain.method.registry.MethodNotes;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.limit.Limit;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.report.Version;
import org.vizsla.report.json.Json;
import org.vizsla.report.json.MethodJson;
import org.vizsla.report.page.FamilyWords;
import org.vizsla.runtime.Cancellation;
import org.vizsla.serve.shelf.KeptPicture;
import org.vizsla.serve.shelf.Networks;
import org.vizsla.serve.shelf.Pictures;

/** What the page begins with. */
final class StartApi {
    private static final List<Species> EXAMPLES =
            List.of(Species.VIZSLA, Species.KING_SNAKE, Species.MASTIFF, Species.TABBY_CAT);
    private static final long SEED = 10;
    private static final String FIRST_METHOD = "grad_cam";
    private static final double MINUTES = 400;

    private final Desk desk;
    private final String instance;
    private final long largestNetwork;
    private List<KeptPicture> examples = List.of();
    private volatile @Nullable List<Map<String, Object>> methods;

    /**
     * The beginning of this server's page.
     *
     * @param instance another for each start
     * @param largestNetwork that may be uploaded, in bytes
     */
    StartApi(Desk desk, String instance, long largestNetwork) {
        this.desk = desk;
        this.instance = instance;
        this.largestNetwork = largestNetwork;
    }

    void alive(Context context) {
        context.result(Json.compact(Map.of("instance", instance)));
    }

    void start(Context context) {
        List<KeptPicture> examples = examples();
        List<Networks.Line> networks = desk.shelves().networks().list();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", Version.current());
        json.put("instance", instance);
        json.put(
                "limits",
                Map.of(
                        "pictureBytes",
                        Limit.IMAGE_BYTES.value(),
                        "networkBytes",
                        largestNetwork,
                        "pixels",
                        Limit.PIXELS.value()));
        json.put("networks", networks.stream().map(NetworkJson::of).toList());
        json.put("methods", methods());
        json.put("families", Stream.of(Family.values()).map(StartApi::family).toList());
        json.put("examples", examples.stream().map(PictureJson::of).toList());
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("network", EmbeddedNetwork.NAME);
        first.put("picture", examples.get(0).id());
        first.put("target", Species.VIZSLA.index());
        first.put("method", FIRST_METHOD);
        json.put("first", first);
        context.result(Json.compact(json));
    }

    /** The first pictures, drawn again where they are not here any more. */
    private synchronized List<KeptPicture> examples() {
        Pictures pictures = desk.shelves().pictures();
        List<KeptPicture> known = examples;
        if (known.isEmpty() || !known.stream().allMatch(picture -> pictures.has(picture.id()))) {
            known = EXAMPLES.stream()
                    .map(species -> pictures.draw(SceneRequest.of(SEED, species)))
                    .toList();
            examples = known;
        }
        return known;
    }

    /** Prepares what the page begins with, so that it is there at once; what fails here fails again when it is asked for. */
    void warm() {
        methods();
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("network", EmbeddedNetwork.NAME);
        first.put("picture", examples().get(0).id());
        first.put("method", FIRST_METHOD);
        Ask ask = Ask.of(new Body(first));
        desk.open(
                ask.of(),
                opened -> desk.explainer(
                        opened,
                        ask.against(),
                        Optional.of(ask.method()),
                        Cancellation.NEVER,
                        explainer -> explainer.explain(opened.picture().picture())));
    }

    private static Map<String, Object> family(Family family) {
        FamilyWords words = FamilyWords.of(family);
        return Map.of("name", family.label(), "title", words.title(), "about", words.about());
    }

    /** All methods, with what they cost on the embedded network: on others it is about the same number of passes. */
    private List<Map<String, Object>> methods() {
        List<Map<String, Object>> known = methods;
        if (known == null) {
            known = described();
            methods = known;
        }
        return known;
    }

    private static List<Map<String, Object>> described() {
        CostEstimate cost = CostEstimate.of(
                EmbeddedNetwork.load(),
                Methods.all().stream().map(MethodEntry::standard).toList());
        return Methods.all().stream().map(method -> method(method, cost)).toList();
    }

    private static Map<String, Object> method(MethodEntry<?> method, CostEstimate cost) {
        MethodNotes notes = MethodNotes.of(method.name());
        double passes = cost.of(method.name());
        Map<String, Object> json = new LinkedHashMap<>(MethodJson.of(method));
        json.put("title", method.title());
        json.put("familyTitle", FamilyWords.of(method.family()).title());
        json.put("passes", Math.round(passes));
        json.put(
                "cost",
                !(method.standard() instanceof StreamedMethod) ? "fast" : passes < MINUTES ? "seconds" : "minutes");
        json.put("question", notes.question());
        json.put("misleads", notes.misleads());
        return json;
    }
}
