package org.vizsla.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SkippedMethodsTest {
    private static Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("cam", "there is no feature map");
        reasons.put("lrp", "no rule for Sin");
        reasons.put("score_cam", "there is no feature map");
        return reasons;
    }

    @Test
    void thatShareAReasonShareALine() {
        assertThat(SkippedMethods.lines(reasons()))
                .containsExactly("cam, score_cam skipped: there is no feature map", "lrp skipped: no rule for Sin");
    }

    @Test
    void areToldOfOnce() {
        SkippedMethods.Told told = new SkippedMethods.Told();
        assertThat(told.news(Map.of("cam", "there is no feature map"))).hasSize(1);
        assertThat(told.news(reasons()))
                .containsExactly("lrp skipped: no rule for Sin", "score_cam skipped: there is no feature map");
        assertThat(told.news(reasons())).isEmpty();
    }
}
