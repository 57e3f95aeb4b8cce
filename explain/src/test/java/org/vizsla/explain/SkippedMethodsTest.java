package org.vizsla.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Listing;
import org.vizsla.graph.suggestion.Remedy;

class SkippedMethodsTest {
    private static final Remedy REMEDY = Remedy.lookUp(Listing.OPERATORS);

    private static Map<String, Reason> reasons() {
        Map<String, Reason> reasons = new LinkedHashMap<>();
        reasons.put("cam", Reason.of("there is no feature map"));
        reasons.put("lrp", new Reason("no rule for Sin", Optional.of(REMEDY)));
        reasons.put("score_cam", Reason.of("there is no feature map"));
        return reasons;
    }

    @Test
    void thatShareAReasonShareALine() {
        assertThat(SkippedMethods.lines(reasons(), Reason::message))
                .containsExactly("cam, score_cam skipped: there is no feature map", "lrp skipped: no rule for Sin");
    }

    @Test
    void areToldOfOnce() {
        SkippedMethods.Told told = new SkippedMethods.Told(Reason::message);
        assertThat(told.news(Map.of("cam", Reason.of("there is no feature map"))))
                .hasSize(1);
        assertThat(told.news(reasons()))
                .containsExactly("lrp skipped: no rule for Sin", "score_cam skipped: there is no feature map");
        assertThat(told.news(reasons())).isEmpty();
    }

    @Test
    void haveTheirRemediesPhrasedByTheCaller() {
        assertThat(SkippedMethods.lines(
                        Map.of("lrp", new Reason("no rule for Sin", Optional.of(REMEDY))),
                        reason -> reason.message() + "; " + reason.remedy().orElseThrow()))
                .containsExactly("lrp skipped: no rule for Sin; " + REMEDY);
    }

    @Test
    void keepTheRemedyThatAllLackWhereNoneApplies() {
        Reason reason = new Reason("no rule for Sin", Optional.of(REMEDY));
        assertThat(SkippedMethods.none(Map.of("lrp", reason)))
                .hasMessage("no method applies; lrp skipped: no rule for Sin")
                .extracting(VizslaException::remedy)
                .isEqualTo(Optional.of(REMEDY));
        assertThat(SkippedMethods.none(reasons()).remedy()).isEmpty();
    }
}
