package org.vizsla.report.page;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.render.explanation.ExplainedPicture;
import org.vizsla.render.explanation.MethodCard;
import org.vizsla.render.explanation.MethodGroup;
import org.vizsla.render.sheet.Sheet;
import org.vizsla.render.sheet.Thumbnail;

/** A sheet of all maps of one image, family by family, after the image itself. */
final class ContactSheet {
    private static final int ACROSS = 7;

    private ContactSheet() {}

    static Sheet of(
            ExplainedPicture picture,
            String model,
            Optional<BufferedImage> original,
            List<MethodGroup> groups,
            Map<String, DrawnMap> drawn) {
        List<Sheet.Row> rows = new ArrayList<>();
        original.ifPresent(shown -> rows.add(new Sheet.Row(
                "Original",
                picture.name(),
                List.of(new Sheet.Cell("as the network saw it", Optional.of(Thumbnail.of(shown, Sheet.CELL)))))));
        for (MethodGroup group : groups) {
            List<Sheet.Cell> cells = new ArrayList<>();
            for (MethodCard card : group.cards()) {
                DrawnMap map = drawn.get(card.name());
                cells.add(new Sheet.Cell(card.title(), Optional.ofNullable(map).flatMap(DrawnMap::thumbnail)));
            }
            for (int start = 0; start < cells.size(); start += ACROSS) {
                rows.add(new Sheet.Row(
                        start == 0 ? group.title() : "",
                        "",
                        cells.subList(start, Math.min(cells.size(), start + ACROSS))));
            }
        }
        String smoothed = drawn.values().stream().anyMatch(DrawnMap::isSmoothed) ? "; " + ComparisonSheet.SMOOTHED : "";
        return new Sheet(
                picture.question(),
                picture.name() + ", " + model + ": " + picture.target().shown() + smoothed,
                List.of(),
                rows);
    }
}
