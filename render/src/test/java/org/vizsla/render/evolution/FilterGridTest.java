package org.vizsla.render.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vizsla.render.Planes;

class FilterGridTest {
    /** Red rises to its largest, green falls half as far, blue does not matter. */
    private static final Planes FILTER = Planes.of(3, 1, 2, 0f, 2f, 0f, -1f, 0f, 0f);

    @Test
    void zeroIsGreyAndTheLargestMagnitudeIsAsBrightAsCanBe() {
        BufferedImage grid = FilterGrid.of(List.of(FILTER));

        int times = grid.getWidth() / 4;
        assertThat(times).isEqualTo(56);
        assertThat(grid.getHeight()).isEqualTo(3 * times);
        assertThat(grid.getRGB(times, times) & 0xffffff).isEqualTo(0x808080);
        assertThat(grid.getRGB(2 * times, times) & 0xffffff).isEqualTo(0xff4080);
    }

    @Test
    void filtersStandInRowsOfEqualLength() {
        BufferedImage grid = FilterGrid.of(Collections.nCopies(5, FILTER));

        int times = grid.getWidth() / 10;
        assertThat(grid.getHeight()).isEqualTo(5 * times);
        assertThat(grid.getRGB(4 * times, 3 * times) & 0xffffff).isEqualTo(0x808080);
        assertThat(grid.getRGB(7 * times, 3 * times) & 0xffffff).isEqualTo(0xfbf8f4);
    }

    @Test
    void filtersHaveThreeColours() {
        assertThatThrownBy(() -> FilterGrid.of(List.of(Planes.of(1, 1, 1, 1f))))
                .hasMessage("filters are drawn where there are some, of 3 channels each");
    }
}
