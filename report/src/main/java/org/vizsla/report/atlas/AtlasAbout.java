package org.vizsla.report.atlas;

import java.util.List;
import org.vizsla.optimize.visualize.VisualizationParameters;
import org.vizsla.render.page.About;
import org.vizsla.render.page.Fact;
import org.vizsla.report.page.Advice;
import org.vizsla.report.page.PageFacts;

/** What the page says of the call that made it; without the time, since all calls that end an atlas write the same page. */
final class AtlasAbout {
    private AtlasAbout() {}

    static About of(AtlasRequest request, KeptSurvey survey, Advice advice) {
        return new About(
                request.model().name(),
                "",
                List.of(
                        new Fact("images", Integer.toString(survey.images())),
                        new Fact("pictures by", request.settings().name()),
                        new Fact(
                                "steps",
                                String.valueOf(VisualizationParameters.ALL
                                        .shown(request.settings())
                                        .get("steps"))),
                        new Fact("seed", Long.toString(request.seed())),
                        PageFacts.version()),
                PageFacts.assumed(request.model(), advice));
    }
}
