package org.vizsla.render.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vizsla.render.text.Lettering;

class SheetTest {
    private static final Lettering LETTERS = new Lettering(12, Lettering.REGULAR);

    private static Sheet.Cell cell(String caption, int rgb) {
        BufferedImage picture = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 160 * 120; i++) {
            picture.setRGB(i % 160, i / 160, rgb);
        }
        return new Sheet.Cell(caption, Optional.of(picture));
    }

    private static final Sheet.Cell NOTHING = new Sheet.Cell("", Optional.empty());

    @Test
    void hasAPlaceForEachPicture() {
        Sheet.Row first = new Sheet.Row("saliency", "", List.of(cell("", 0xff0000), cell("", 0x00ff00)));
        Sheet.Row second = new Sheet.Row("cam", "", List.of(NOTHING, cell("", 0x0000ff)));
        BufferedImage sheet = new Sheet("Title", "", List.of("a", "b"), List.of(first, second)).picture();
        int left = Sheet.MARGIN + Sheet.LABEL;
        int step = Sheet.CELL + Sheet.GAP;
        assertThat(sheet.getWidth()).isEqualTo(left + 2 * step + Sheet.MARGIN);
        int top = sheet.getHeight() - Sheet.MARGIN - 2 * step;
        assertThat(sheet.getRGB(left + 80, top + 60)).isEqualTo(0xffff0000);
        assertThat(sheet.getRGB(left + step + 80, top + 60)).isEqualTo(0xff00ff00);
        assertThat(sheet.getRGB(left + 5, top + step + 5)).isEqualTo(0xffefe9e2);
        assertThat(sheet.getRGB(left + step + 80, top + step + 60)).isEqualTo(0xff0000ff);
    }

    @Test
    void largerCellsHaveMorePlace() {
        Sheet.Row row = new Sheet.Row("saliency", "", List.of(NOTHING, cell("", 0x0000ff)));
        BufferedImage sheet = new Sheet("Title", "", List.of("a", "b"), List.of(row), 200).picture();
        int left = Sheet.MARGIN + Sheet.LABEL;
        int top = sheet.getHeight() - Sheet.MARGIN - 200 - Sheet.GAP;
        assertThat(sheet.getWidth()).isEqualTo(left + 2 * (200 + Sheet.GAP) + Sheet.MARGIN);
        assertThat(sheet.getRGB(left + 199, top + 199)).isEqualTo(0xffefe9e2);
        assertThat(sheet.getRGB(left + 200 + Sheet.GAP, top)).isEqualTo(0xff0000ff);
    }

    @Test
    void aLongSubtitleHasTwoLines() {
        Sheet.Row row = new Sheet.Row("saliency", "", List.of(cell("", 0x0000ff)));
        int one = new Sheet("T", "grey is zero", List.of(), List.of(row))
                .picture()
                .getHeight();
        int two = new Sheet("T", "grey is zero, and so on; ".repeat(4), List.of(), List.of(row))
                .picture()
                .getHeight();
        assertThat(two).isEqualTo(one + 17);
    }

    @Test
    void picturesHaveCaptionsBelowThem() {
        Sheet.Row row = new Sheet.Row("Gradients", "", List.of(cell("saliency", 0xffffff)));
        Sheet.Row silent = new Sheet.Row("Gradients", "", List.of(cell("", 0xffffff)));
        BufferedImage bare = new Sheet("T", "", List.of("saliency"), List.of(silent)).picture();
        BufferedImage captioned = new Sheet("T", "", List.of(), List.of(row)).picture();
        BufferedImage both = new Sheet("T", "", List.of("saliency"), List.of(row)).picture();
        assertThat(captioned.getHeight()).isEqualTo(bare.getHeight());
        assertThat(both.getHeight()).isGreaterThan(bare.getHeight());
        boolean written = false;
        for (int x = Sheet.MARGIN + Sheet.LABEL; x < captioned.getWidth() - Sheet.MARGIN; x++) {
            int below = captioned.getHeight() - Sheet.MARGIN - 34;
            written |= (captioned.getRGB(x, below) & 0xff) < 0x60;
        }
        assertThat(written).isTrue();
    }

    @Test
    void longNamesAreBrokenBehindTheirUnderscores() {
        assertThat(Sheet.lines(LETTERS, "smooth_grad_cam_plus_plus", 110, 2))
                .containsExactly("smooth_grad_", "cam_plus_plus");
        assertThat(Sheet.lines(LETTERS, "tabby cat\n85.9 %, cat.png", 160, 2))
                .containsExactly("tabby cat", "85.9 %, cat.png");
    }

    @Test
    void whatDoesNotFitEndsInAnEllipsis() {
        List<String> lines = Sheet.lines(LETTERS, "a name of very many words that no two lines can take in", 90, 2);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).endsWith("…");
        assertThat(LETTERS.width(lines.get(1))).isLessThanOrEqualTo(90);
        assertThat(Sheet.lines(LETTERS, "", 90, 2)).isEmpty();
    }
}
