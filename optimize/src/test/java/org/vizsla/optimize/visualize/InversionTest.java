package org.vizsla.optimize.visualize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;

/** What layers of the embedded network keep of an image (Mahendran and Vedaldi, 2015). */
@Tag("once")
class InversionTest {
    @Test
    void theFirstConvolutionKeepsTheImageAndTheScoresDoNot() {
        Model model = EmbeddedNetwork.load();
        int steps = Preset.INVERSION.settings().steps();
        assertThat(InversionCurve.of(model, 5, List.of("features.0"), steps)).allMatch(kept -> kept > 0.95);
        assertThat(InversionCurve.of(model, 5, List.of("classifier.6"), steps / 8))
                .allMatch(kept -> kept < 0.5);
    }
}
