package org.vizsla.graph.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNamesTest {
    private static final List<String> NAMES =
            List.of("saliency", "gradient_shap", "grad_cam", "grad_cam_plus_plus", "x_grad_cam", "kernel_shap", "rise");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gradcam     | grad_cam, x_grad_cam",
                "Grad-CAM    | grad_cam, x_grad_cam",
                "x-gradcam   | x_grad_cam, grad_cam",
                "salience    | saliency",
                "ris         | rise",
                "rsie        | rise",
                "shap        | kernel_shap, gradient_shap",
                "plus_plus   | grad_cam_plus_plus",
            })
    void areNearestFirst(String wanted, String expected) {
        assertThat(String.join(", ", NearestNames.to(wanted, NAMES, 3))).isEqualTo(expected);
    }

    @Test
    void makeAQuestion() {
        assertThat(NearestNames.question("gradcam", NAMES)).hasValue("did you mean grad_cam, x_grad_cam?");
    }

    @Test
    void areNoMoreThanAskedFor() {
        assertThat(NearestNames.to("gradcam", NAMES, 1)).containsExactly("grad_cam");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "''",
                "___",
                "ap",
                "guess",
                "a_name_that_is_so_long_that_nobody_can_have_meant_a_method_by_it_at_all"
            })
    void areNoneWhereNothingIsLikeIt(String wanted) {
        assertThat(NearestNames.to(wanted, NAMES, 3)).isEmpty();
        assertThat(NearestNames.question(wanted, NAMES)).isEmpty();
    }
}
