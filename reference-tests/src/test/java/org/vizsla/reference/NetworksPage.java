package org.vizsla.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page {@code docs/networks.md}: what became of each network at the first try, in tables whose rows are lists of cells. */
final class NetworksPage {
    /** What the networks are that cannot be explained, by name: none is a classifier of single images that is exported for inference. */
    private static final Map<String, String> NO_CLASSIFIERS = Map.of(
            "zoo/fastestdet_coco", "a detector",
            "zoo/st_ssd_mobilenet_v1_025_256", "a detector",
            "zoo/ultraface_320", "a detector of faces",
            "cases/dropout_bn_train/mc_dropout", "exported for training",
            "cases/dropout_bn_train/train_mode", "exported for training",
            "cases/segmentation/unet", "of segmentation",
            "cases/two_inputs/fusion", "of two inputs",
            "cases/volume3d/mri", "of volumes");

    private static final String CLASSIFIER = "a classifier";

    private static final List<String> EXPLAINED = List.of(
            "network", "exporter", "what is explained", "saliency", "Grad-CAM", "integrated gradients", "assumed");
    private static final List<String> REFUSED = List.of("network", "exporter", "what it is", "reason given");

    /** Titles, by the beginning of names; the first that fits counts. */
    private static final Map<String, String> SECTIONS = sections();

    private static final String INTRODUCTION = """
            # Networks
            What becomes of networks of many exporters at the first try: `vizsla explain IMAGE --model NETWORK.onnx --method saliency,grad_cam,integrated_gradients`, with no other option.
            The image is the one that lies beside the network, or else the photograph of a cat, whatever the network knows.

            The exporter is the name and version in the file, with the operator sets it uses behind the semicolon. A map counts if it is finite and there is something to see in it; how exact maps are is tested elsewhere, so that integrated
            gradients take STEPS steps here instead of 50. A reason is the first clause of what is printed, and what was assumed is what `explain` prints and `result.json` has under `assumed`, with the layer of Grad-CAM.

            The files belong to the reference suite. This command writes this page, which takes minutes; without `-Dvizsla.write` it checks that the page is as it would be written:
            `mvn -Preference -pl reference-tests -am test -Dtest=NetworksPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dvizsla.write`
            """;

    private NetworksPage() {}

    private static Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("zoo/", "Real networks");
        sections.put("onnx/", "Small networks of torchvision's architectures");
        sections.put("cases/models/", "One difficulty each");
        sections.put("cases/", "Situations that people asked about");
        return sections;
    }

    /** The cells of a network. */
    static List<String> row(FirstTry tried) {
        String what = NO_CLASSIFIERS.getOrDefault(tried.name(), CLASSIFIER);
        Stream<String> cells = tried.refusal().isPresent()
                ? Stream.of(
                        tried.name(), tried.exporter(), what, tried.refusal().get())
                : Stream.of(
                                Stream.of(tried.name(), tried.exporter(), tried.explained()),
                                tried.maps().values().stream(),
                                Stream.of(String.join("; ", tried.assumed())))
                        .flatMap(part -> part);
        return cells.map(cell -> cell.replace("|", "\\|")).toList();
    }

    /** The rows on a page. */
    static List<List<String>> rows(String page) {
        return page.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                .map(line -> Arrays.asList(line.substring(2, line.length() - 2).split(" \\| ", -1)))
                .filter(row -> !row.equals(EXPLAINED) && !row.equals(REFUSED))
                .toList();
    }

    /** The page with these rows. */
    static String of(List<List<String>> rows) {
        StringBuilder page = new StringBuilder(INTRODUCTION.replace("STEPS", FirstTry.STEPS));
        List<List<String>> explained =
                rows.stream().filter(NetworksPage::isExplained).toList();
        List<List<String>> refused =
                rows.stream().filter(row -> !isExplained(row)).toList();
        page.append('\n').append(totals(explained, refused));
        for (Map.Entry<String, String> section : SECTIONS.entrySet()) {
            table(
                    page,
                    section.getValue(),
                    EXPLAINED,
                    explained.stream()
                            .filter(row -> section.getKey().equals(sectionOf(row.get(0))))
                            .toList());
        }
        table(page, "Refused", REFUSED, refused);
        return page.toString();
    }

    private static boolean isExplained(List<String> row) {
        return row.size() == EXPLAINED.size();
    }

    private static String sectionOf(String name) {
        return SECTIONS.keySet().stream().filter(name::startsWith).findFirst().orElseThrow();
    }

    private static String totals(List<List<String>> explained, List<List<String>> refused) {
        long all = explained.stream()
                .filter(row -> row.subList(3, 6).stream().allMatch(FirstTry.MAP::equals))
                .count();
        long missing =
                refused.stream().filter(row -> row.get(2).equals(CLASSIFIER)).count();
        List<List<String>> totals = List.of(
                List.of(String.valueOf(all), "explained, with a map of each method"),
                List.of(
                        String.valueOf(explained.size() - all),
                        "explained, with a method that does not apply or a map that shows nothing, and the reason"),
                List.of(
                        String.valueOf(refused.size() - missing),
                        "refused, for they are no classifiers of single images"),
                List.of(String.valueOf(missing), "not explained, though they should be"));
        return totals.stream()
                .map(row -> "- " + row.get(0) + " " + row.get(1) + "\n")
                .collect(Collectors.joining("", "Of " + (explained.size() + refused.size()) + " networks:\n", ""));
    }

    private static void table(StringBuilder page, String title, List<String> head, List<List<String>> rows) {
        page.append("\n## ").append(title).append('\n');
        List<List<String>> lines = new ArrayList<>(List.of(head));
        lines.add(head.stream().map(cell -> "---").toList());
        lines.addAll(rows);
        lines.forEach(line -> page.append("| ").append(String.join(" | ", line)).append(" |\n"));
    }
}
