package org.vizsla.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.models.download.WeightsStore;

/** Many people at once. */
@Tag("once")
class LoadTest {
    private static final long MOST_GROWTH = 300L << 20;

    @TempDir
    Path folder;

    private final ExecutorService people = Executors.newCachedThreadPool();
    private Server server;
    private PageClient client;
    private String picture = "";

    @BeforeEach
    void start() throws IOException, InterruptedException {
        server = Server.start(ServerSettings.of(WeightsStore.of(Map.of("VIZSLA_CACHE", folder.toString()))), Map.of());
        client = new PageClient(server);
        picture = client.scene(1, 0);
    }

    @AfterEach
    void stop() {
        people.shutdownNow();
        server.close();
    }

    private List<HttpResponse<byte[]>> all(int count, String path, Map<String, Object> body) {
        List<CompletableFuture<HttpResponse<byte[]>>> asked = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            asked.add(CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return client.post(path, body);
                        } catch (IOException | InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    people));
        }
        return asked.stream().map(CompletableFuture::join).toList();
    }

    @Test
    void tenPeopleAllGetTheirAnswers() {
        Map<String, Object> ask = PageClient.ask(picture, "grad_cam");
        List<HttpResponse<byte[]>> answers = all(10, "api/maps", ask);
        assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(PageClient.frames(answer.body())).last().matches(PageClient.Frame::isResult));
    }

    /** Ten times what may wait: some are done, the others are told to come again, memory stays, and the next is answered. */
    @Test
    void moreThanItCanDoIsRefusedPolitely() throws IOException, InterruptedException {
        client.last("api/maps", PageClient.ask(picture, "saliency"));
        long before = used();
        List<HttpResponse<byte[]>> answers = all(330, "api/answers", PageClient.ask(picture, "none"));
        Map<Integer, Long> counts =
                answers.stream().collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting()));
        assertThat(counts.keySet()).isSubsetOf(200, 503);
        assertThat(counts.get(200)).isGreaterThan(30);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 503))
                .allSatisfy(answer -> {
                    assertThat(answer.headers().firstValue("Retry-After")).contains("3");
                    assertThat(PageClient.json(answer))
                            .containsEntry("kind", "busy")
                            .containsEntry(
                                    "error", "too much is asked of this computer at once; try again in some seconds");
                });
        assertThat(used() - before).isLessThan(MOST_GROWTH);
        assertThat(client.post("api/answers", PageClient.ask(picture, "none")).statusCode())
                .isEqualTo(200);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
