package org.vizsla.report.visualization;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vizsla.explain.Call;
import org.vizsla.explain.Emission;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Findings;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.field.Field;
import org.vizsla.explain.map.MapState;
import org.vizsla.explain.method.layer.Neuron;
import org.vizsla.explain.method.layer.NeuronGradient;
import org.vizsla.explain.network.Channels;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.explain.network.Layers;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.explain.unit.Activations;
import org.vizsla.explain.unit.Units;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.render.Planes;
import org.vizsla.render.Png;
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.render.sheet.Sheet;
import org.vizsla.report.json.Json;
import org.vizsla.report.page.OldPages;
import org.vizsla.report.source.Source;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.SessionSettings;

/**
 * What in an image excites filters of a layer: where each fires, and guided backpropagation from the place where it is strongest, as one PNG file with {@code result.json}.
 *
 * <p>Source: J. T. Springenberg, A. Dosovitskiy, T. Brox, M. Riedmiller, Striving for Simplicity: The All Convolutional Net, 2014.
 *
 * @param source where the image was read
 * @param image as the network takes it, {@code [1, C, H, W]}
 */
public record GuidedLook(Model model, SessionSettings session, Source source, Tensor image) {
    /** The picture. */
    public static final String PICTURE = "guided.png";

    /** How many filters a picture shows at most. */
    public static final int MOST = 64;

    /** How many filters are shown of a layer of which none is named. */
    private static final int STRONGEST = 5;

    /** Guided backpropagation from one of several units, each under a name of its own. */
    private record OfUnit(String name, NeuronGradient method) implements GraphMethod {
        @Override
        public Emission emit(ExplainerBuilder builder) {
            return method.emit(builder);
        }
    }

    /**
     * Draws filters, a row for each, and returns what {@code result.json} holds; {@code notes} there say what is unusual.
     *
     * @throws NotApplicableException if the channels and places of a layer's values are not known
     */
    public Map<String, Object> write(List<LayerFilters> wanted, Path out) {
        Planes input = Planes.of(image, 0);
        List<Sheet.Row> rows = new ArrayList<>();
        List<Map<String, Object>> entries = new ArrayList<>();
        Set<String> notes = new LinkedHashSet<>();
        try (Units units = Units.open(model, session)) {
            for (LayerFilters each : wanted) {
                List<FiredFilter> filters = filters(units, each);
                Explanation guided = guided(filters);
                for (FiredFilter filter : filters) {
                    notes.addAll(notes(guided, filter));
                    Field field = units.field(filter.layer(), filter.channel(), filter.row(), filter.column());
                    rows.add(new GuidedRow(filter, guided.map(filter.name()), field).of(input));
                    entries.add(filter.entry());
                }
            }
        }
        OldPages.removeResult(out);
        Png.write(
                out.resolve(PICTURE),
                new Sheet(
                                "What excites these filters in " + source.name(),
                                model.name()
                                        + ": guided backpropagation from where each filter is strongest; grey is zero,"
                                        + " and the scale is each filter's own"
                                        + String.join(
                                                "",
                                                notes.stream()
                                                        .map(note -> "; " + note)
                                                        .toList()),
                                GuidedRow.COLUMNS,
                                rows,
                                GuidedRow.CELL)
                        .picture());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("input", source.origin());
        result.put("model", model.name());
        result.put("file", PICTURE);
        result.put("filters", entries);
        result.put("notes", List.copyOf(notes));
        Json.write(out.resolve(GalleryFiles.RESULT), result);
        return result;
    }

    /** What is unusual about a filter's gradient; where it is zero, its place in the picture says so. */
    private static List<String> notes(Explanation guided, FiredFilter filter) {
        Findings findings = guided.attribution(filter.name()).findings().get(0);
        return findings.state() == MapState.ZERO ? List.of() : findings.notes();
    }

    private List<FiredFilter> filters(Units units, LayerFilters wanted) {
        Activations layer = units.activations(wanted.layer(), image, Cancellation.NEVER);
        List<Integer> channels = wanted.filters().isEmpty()
                ? layer.order().stream().limit(STRONGEST).toList()
                : wanted.filters();
        return channels.stream().map(channel -> FiredFilter.of(layer, channel)).toList();
    }

    /** Guided backpropagation from the strongest place of each filter of one layer, by its name. */
    private Explanation guided(List<FiredFilter> filters) {
        Layers layers = new Layers(model);
        Channels channels = Channels.of(layers, layers.named(filters.get(0).layer()));
        List<OfUnit> methods = filters.stream()
                .map(filter -> new OfUnit(
                        filter.name(),
                        new NeuronGradient(
                                true,
                                LayerChoice.of(filter.layer()),
                                Neuron.at(channels.layer(), channels.index(filter.channel(), filter.place())))))
                .toList();
        try (Explainer explainer = Explainer.open(model, methods, ExplainerSettings.DEFAULT.withSession(session))) {
            return explainer.explain(image, Call.DEFAULT);
        }
    }
}
