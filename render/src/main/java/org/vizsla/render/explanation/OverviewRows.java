package org.vizsla.render.explanation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vizsla.render.heat.HeatScale;
import org.vizsla.render.page.RelativeUrl;

/**
 * The rows of an overview as the template names them; the longer list goes down.
 *
 * @param shared the one scale of all maps of a method, for each that has maps
 */
record OverviewRows(List<String> methods, List<OverviewEntry> entries, Map<String, HeatScale> shared) {
    /** Rows of a part: more than a screen shows, and few enough to be made and coloured between two frames. */
    private static final int OF_PART = 20;

    static OverviewRows of(List<String> methods, List<OverviewEntry> entries) {
        Map<String, HeatScale> shared = new HashMap<>();
        for (String method : methods) {
            List<HeatScale> scales = entries.stream()
                    .flatMap(entry -> Optional.ofNullable(entry.maps().get(method)).stream())
                    .flatMap(cell -> cell.scales().stream())
                    .map(MapScales::overlay)
                    .toList();
            if (!scales.isEmpty()) {
                shared.put(method, HeatScale.ofAll(scales));
            }
        }
        return new OverviewRows(methods, entries, shared);
    }

    /** The rows, so many at a time, each part made when the template comes to it. */
    Iterable<Map<String, Object>> parts() {
        int all = methods.size() >= entries.size() ? methods.size() + 1 : entries.size();
        return () -> IntStream.iterate(0, first -> first < all, first -> first + OF_PART)
                .mapToObj(first -> part(first, Math.min(all, first + OF_PART)))
                .iterator();
    }

    private Map<String, Object> part(int first, int end) {
        return Map.of(
                "later",
                first > 0,
                "size",
                end - first,
                "rows",
                IntStream.range(first, end).mapToObj(this::row).toList());
    }

    private Map<String, Object> row(int place) {
        Map<String, Object> row;
        if (methods.size() < entries.size()) {
            row = ofImage(entries.get(place));
        } else {
            row = place == 0 ? originals() : ofMethod(methods.get(place - 1));
        }
        row.put("number", place + 1);
        return row;
    }

    private Map<String, Object> originals() {
        return row(
                "Original",
                List.of(),
                List.of(),
                entries.stream()
                        .map(entry -> {
                            Map<String, Object> cell = original(entry);
                            cell.put("label", entry.target().name());
                            cell.put("about", List.of(about(entry)));
                            return cell;
                        })
                        .toList());
    }

    private Map<String, Object> ofMethod(String method) {
        boolean several = entries.stream().map(OverviewEntry::name).distinct().count() > 1;
        return row(
                method,
                List.of(),
                List.of(),
                entries.stream()
                        .map(entry -> {
                            Map<String, Object> cell = map(entry, method);
                            cell.put("label", entry.target().name());
                            cell.put("about", several ? List.of(about(entry)) : List.of());
                            return cell;
                        })
                        .toList());
    }

    private Map<String, Object> ofImage(OverviewEntry entry) {
        List<Map<String, Object>> cells = new ArrayList<>();
        Map<String, Object> original = original(entry);
        original.put("label", "Original");
        cells.add(original);
        for (String method : methods) {
            Map<String, Object> cell = map(entry, method);
            cell.put("label", method);
            cells.add(cell);
        }
        return row(entry.target().name(), List.of(RelativeUrl.to(entry.page())), List.of(about(entry)), cells);
    }

    private static Map<String, Object> row(
            String heading, List<String> link, List<Object> detail, List<Map<String, Object>> cells) {
        Map<String, Object> row = new HashMap<>();
        row.put("heading", heading);
        row.put("link", link);
        row.put("detail", detail);
        row.put("count", cells.size());
        row.put("cells", cells);
        return row;
    }

    private static Object about(OverviewEntry entry) {
        return Map.of("percent", entry.target().shown(), "name", entry.name());
    }

    /** A cell without anything in it. */
    private static Map<String, Object> cell(OverviewEntry entry) {
        Map<String, Object> cell = new HashMap<>();
        for (String part :
                List.of("original", "layer", "colours", "panel", "outline", "scales", "about", "words", "pointed")) {
            cell.put(part, List.of());
        }
        cell.put("page", RelativeUrl.to(entry.page()));
        cell.put("width", entry.width());
        cell.put("height", entry.height());
        cell.put("originalAlt", "");
        cell.put("visible", false);
        return cell;
    }

    private static Map<String, Object> original(OverviewEntry entry) {
        Map<String, Object> cell = cell(entry);
        cell.put("visible", entry.original().isPresent());
        cell.put("original", links(entry.original().stream()));
        cell.put("outline", links(entry.outline().stream()));
        cell.put("originalAlt", entry.name() + " as the network saw it");
        return cell;
    }

    private Map<String, Object> map(OverviewEntry entry, String method) {
        OverviewCell map = entry.maps().getOrDefault(method, OverviewCell.EMPTY);
        Map<String, Object> cell = cell(entry);
        cell.put("alt", method + " for " + entry.target().name() + " in " + entry.name());
        cell.put("words", map.words().isEmpty() ? List.of() : List.of(map.words()));
        cell.put("pointed", map.pointed().map(CardView::pointed).stream().toList());
        map.pictures().ifPresent(files -> {
            cell.put("visible", true);
            if (map.inColour()) {
                cell.put("colours", links(files.colours().stream()));
                cell.put("outline", links(entry.outline().stream()));
            } else if (files.scales().isPresent()) {
                HeatScale own = files.scales().get().overlay();
                HeatScale one = Objects.requireNonNull(shared.get(method));
                cell.put("own", text(own));
                cell.put("one", text(one));
                cell.put("original", links(entry.original().stream()));
                cell.put("layer", List.of(RelativeUrl.to(files.layer())));
                cell.put("outline", links(entry.outline().stream()));
                cell.put("scales", List.of(CardView.scale("own", own), CardView.scale("one", one)));
            } else {
                cell.put("panel", List.of(RelativeUrl.to(files.layer())));
            }
        });
        return cell;
    }

    /** A scale as the page's script reads it. */
    private static String text(HeatScale scale) {
        return (scale.signed() ? "signed " : "unsigned ") + scale.low() + " " + scale.high();
    }

    private static List<String> links(Stream<String> files) {
        return files.map(RelativeUrl::to).toList();
    }
}
