package org.vizsla.reference.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be done, or not now, or not well: the page says why, and what to do about it. */
class RefusalsTest {
    /** One sweep that is under way, and as many as may wait for it. */
    private static final int SWEEPS = 17;

    @TempDir
    static Path folder;

    private static LivePage live;

    @BeforeAll
    static void start() {
        live = new LivePage(folder);
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    @Test
    void aFileThatIsNoPicture() {
        try (Visit visit = live.open("")) {
            visit.awaitMap("“Vizsla”");
            visit.drop("cat.png", "no picture".getBytes(StandardCharsets.UTF_8));
            visit.await("refusal", "cat.png is not an image that can be read: it begins with the text \"no picture\"");
            visit.awaitMap("over vizsla_10.png");
            visit.forgive("status of 400");
        }
    }

    @Test
    void aMethodThatDoesNotApply() {
        try (Visit visit = live.open("#look?method=cam")) {
            visit.await(
                    "map-failure",
                    "'alexnet_menagerie' has no class activation map: its head has Relu 'classifier.5' where global average"
                            + " pooling and one linear layer are needed; grad_cam works for any head.");
            visit.page().keyboard().press("]");
            visit.awaitMap("Grad-CAM for “Vizsla”");
            assertThat(visit.part("map-failure").count()).isZero();
            visit.forgive("status of 400");
        }
    }

    @Test
    void aMapThatFailsItsSelfCheckHasTheButtonThatMendsIt() {
        try (Visit visit = live.open("#look?method=integrated_gradients&set.steps=2")) {
            visit.await("check-failed", "Self-check failed. The map's sum is ");
            assertThat(visit.part("check-failed").getAttribute("class")).contains("warn");
            visit.part("check-failed").locator("button").click();
            visit.await("check-passed", "agrees within");
            assertThat(visit.part("check-failed").count()).isZero();
            assertThat(visit.hash()).doesNotContain("set.steps=2&");
        }
    }

    @Test
    void aMapThatIsZeroIsExplainedInWords() {
        try (Visit visit = live.open("")) {
            visit.awaitMap("“Vizsla”");
            visit.part("class-search").fill("zebra");
            visit.page().keyboard().press("Enter");
            visit.await("notice", "The map is zero everywhere: before the ReLU no value is above zero");
            assertThat(visit.part("canvas").locator("canvas").isVisible()).isFalse();
            visit.awaitMap("“zebra”");
            visit.part("notice").getByText("Use relu = false").click();
            visit.awaitMap("“zebra” over vizsla_10.png. Strongest in");
            assertThat(visit.part("notice").count()).isZero();
            assertThat(visit.hash()).contains("set.relu=false");
        }
    }

    /** A setting of one method would be offered for another. */
    @Test
    void whatIsSaidOfAMapGoesWithItsMethod() {
        try (Visit visit = live.open("#look?class=9&method=grad_cam")) {
            visit.await("notice", "The map is zero everywhere");
            visit.page().navigate(live.address() + "#look?class=9&method=rise&set.masks=400000");
            visit.part("progress").waitFor();
            assertThat(visit.part("notice").count()).isZero();
            visit.part("cancel").click();
            visit.await("cancelled", "The map was cancelled");
        }
    }

    @Test
    void amongManyMapsOneThatIsZeroHasTheButtonToo() {
        try (Visit visit = live.open("#compare?compare.classes=0,9&compare.methods=grad_cam")) {
            visit.await("cell-notice", "relu = false would do.");
            visit.part("cell-set").click();
            visit.page().waitForCondition(() -> visit.hash().matches(".*grad_cam[^&]*relu[^&]*false.*"));
            visit.page()
                    .waitForCondition(() -> visit.page()
                                    .locator("[data-part=compare-cell][data-phase=done]")
                                    .count()
                            == 2);
            assertThat(visit.part("cell-notice").count()).isZero();
        }
    }

    /** Others keep the server busy; the page waits and asks again, and has its map when they have gone. */
    @Test
    void aServerThatIsBusyIsAskedAgain() throws IOException, InterruptedException {
        try (Visit visit = live.open("")) {
            visit.awaitMap("“Vizsla”");
            HttpClient others = HttpClient.newHttpClient();
            String body = "{\"network\":\"menagerie\",\"picture\":\"" + picture(visit)
                    + "\",\"method\":\"rise\",\"parameters\":{\"masks\":400000}}";
            List<CompletableFuture<HttpResponse<byte[]>>> sweeps = IntStream.range(0, SWEEPS)
                    .mapToObj(i -> others.sendAsync(
                            HttpRequest.newBuilder(live.address().resolve("api/maps"))
                                    .header("X-Vizsla", "1")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray()))
                    .toList();
            visit.page().waitForResponse(response -> response.status() == 503, () -> {
                visit.part("method-search").fill("occlusion");
                visit.part("methods").locator("input[value=occlusion]").check();
            });
            visit.await("progress", "The server is busy; trying again");
            visit.page().keyboard().press("c");
            visit.await("compare-cell", "The server is busy; trying again");
            visit.page().keyboard().press("c");
            visit.await("progress", "The server is busy; trying again");
            assertThat(visit.part("map-failure").count()).isZero();
            sweeps.forEach(sweep -> sweep.cancel(true));
            visit.awaitMap("Occlusion for “Vizsla”");
            visit.forgive("status of 503");
        }
    }

    private static String picture(Visit visit) {
        return visit.hash().replaceFirst(".*picture=([0-9a-f]+).*", "$1");
    }
}
