package org.vizsla.render.sheet;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.vizsla.graph.limit.Limit;
import org.vizsla.render.text.Lettering;

/**
 * Rows of small pictures under a title: pictures by methods, or one picture's methods by family.
 *
 * @param title the first line
 * @param subtitle the second, in smaller letters, and a third where it is long
 * @param columns the headings above the columns, in two lines at most; none where each picture has its own caption
 * @param cell the longer side of each picture
 */
public record Sheet(String title, String subtitle, List<String> columns, List<Row> rows, int cell) {
    /** The longer side of each picture, unless another is given. */
    public static final int CELL = 160;

    /** An upper bound on the bytes of memory for each picture in a sheet: itself, its place, and what is packed of it. */
    private static final long BYTES_OF_A_PICTURE = 16L * CELL * CELL;

    static final int GAP = 10;
    static final int MARGIN = 20;
    static final int LABEL = 150;
    private static final int HEAD = 66;
    private static final int CAPTION = 34;
    private static final int SUBTITLE_LINE = 17;
    private static final int NAME_LINE = 17;
    private static final int DETAIL_LINES = 4;
    private static final int DETAIL_LINE = 16;
    private static final int PAPER = 0xfbf8f4;
    private static final int INK = 0x241d18;
    private static final int PALE_INK = 0x6b5f56;
    private static final int EMPTY = 0xefe9e2;
    private static final Lettering TITLE = new Lettering(20, Lettering.BOLD);
    private static final Lettering SUBTITLE = new Lettering(13, Lettering.REGULAR);
    private static final Lettering NAME = new Lettering(13, Lettering.BOLD);
    private static final Lettering DETAIL = new Lettering(12, Lettering.REGULAR);

    /**
     * Pictures side by side.
     *
     * @param label the text to their left, with {@code detail} below it
     */
    public record Row(String label, String detail, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A place in a row.
     *
     * @param caption below it, in two lines at most; empty where the column's heading is enough
     * @param picture not larger than the sheet's cells; none where there is nothing to show
     */
    public record Cell(String caption, Optional<BufferedImage> picture) {}

    /** The most pictures in one sheet: {@link Limit#SHEET_IMAGES}, or as many as a quarter of Java's heap has room for. */
    public static int mostPictures() {
        long room = Runtime.getRuntime().maxMemory() / 4 / BYTES_OF_A_PICTURE;
        return (int) Math.min(Limit.SHEET_IMAGES.value(), room);
    }

    /** A sheet of pictures of {@link #CELL}. */
    public Sheet(String title, String subtitle, List<String> columns, List<Row> rows) {
        this(title, subtitle, columns, rows, CELL);
    }

    public Sheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The whole sheet. */
    public BufferedImage picture() {
        int across = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        int width = MARGIN + LABEL + across * (cell + GAP) + MARGIN;
        List<String> explained = lines(SUBTITLE, subtitle, width - 2.0 * MARGIN, 2);
        int head = HEAD + (explained.size() > 1 ? SUBTITLE_LINE : 0);
        int top = head + (columns.isEmpty() ? 0 : CAPTION);
        int height = top + rows.size() * rowHeight() + MARGIN;
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] paper = new int[width];
        Arrays.fill(paper, PAPER);
        sheet.setRGB(0, 0, width, height, paper, 0, 0);
        TITLE.draw(sheet, MARGIN, 32, INK, TITLE.fit(title, width - 2.0 * MARGIN));
        for (int i = 0; i < explained.size(); i++) {
            SUBTITLE.draw(sheet, MARGIN, 52.0 + i * SUBTITLE_LINE, PALE_INK, explained.get(i));
        }
        for (int i = 0; i < columns.size(); i++) {
            caption(sheet, left(i), head + 2.0, columns.get(i));
        }
        for (int i = 0; i < rows.size(); i++) {
            draw(sheet, top + i * rowHeight(), rows.get(i));
        }
        return sheet;
    }

    /** The distance from one row to the next: if any picture has a caption, there is room for all. */
    private int rowHeight() {
        boolean captioned = rows.stream()
                .flatMap(row -> row.cells().stream())
                .anyMatch(place -> !place.caption().isEmpty());
        return cell + GAP + (captioned ? CAPTION : 0);
    }

    private int left(int column) {
        return MARGIN + LABEL + column * (cell + GAP);
    }

    private void draw(BufferedImage sheet, int top, Row row) {
        double baseline = top + 16.0;
        int nameLines = (cell - DETAIL_LINES * DETAIL_LINE) / NAME_LINE - 1;
        for (String line : lines(NAME, row.label(), LABEL - GAP, nameLines)) {
            NAME.draw(sheet, MARGIN, baseline, INK, line);
            baseline += NAME_LINE;
        }
        for (String line : lines(DETAIL, row.detail(), LABEL - GAP, DETAIL_LINES)) {
            DETAIL.draw(sheet, MARGIN, baseline + 2, PALE_INK, line);
            baseline += DETAIL_LINE;
        }
        for (int i = 0; i < row.cells().size(); i++) {
            Cell place = row.cells().get(i);
            if (place.picture().isPresent()) {
                BufferedImage picture = place.picture().get();
                int w = picture.getWidth();
                int h = picture.getHeight();
                sheet.setRGB(left(i), top, w, h, picture.getRGB(0, 0, w, h, null, 0, w), 0, w);
            } else {
                int[] empty = new int[cell];
                Arrays.fill(empty, EMPTY);
                sheet.setRGB(left(i), top, cell, cell, empty, 0, 0);
                DETAIL.drawCentred(sheet, left(i) + cell / 2.0, top + cell / 2.0, PALE_INK, "no map");
            }
            caption(sheet, left(i), top + cell + 2.0, place.caption());
        }
    }

    private void caption(BufferedImage sheet, double left, double top, String words) {
        double baseline = top + 12;
        for (String line : lines(DETAIL, words, cell, 2)) {
            DETAIL.draw(sheet, left, baseline, INK, line);
            baseline += 14;
        }
    }

    /** Text wrapped to a width, broken at line ends and after spaces and underscores; text that does not fit ends in an ellipsis. */
    static List<String> lines(Lettering lettering, String words, double width, int most) {
        List<String> lines = new ArrayList<>();
        for (String part : words.split("\n")) {
            String line = "";
            for (String piece : part.split("(?<=[ _/,-])")) {
                boolean full = !line.isEmpty() && lettering.width((line + piece).strip()) > width;
                if (full && lines.size() < most - 1) {
                    lines.add(lettering.fit(line.strip(), width));
                    line = "";
                }
                line += piece;
            }
            if (!line.isBlank() && lines.size() < most) {
                lines.add(lettering.fit(line.strip(), width));
            }
        }
        return lines;
    }
}
