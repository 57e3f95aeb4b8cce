package org.vizsla.models.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vizsla.models.download.TestFile.TAG;
import static org.vizsla.models.download.TestFile.assertPulled;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.models.download.TestServer.Request;

/** Several at once, and one that is killed. */
@Timeout(120)
class ConcurrentPullTest {
    @TempDir
    Path folder;

    private final byte[] content = TestFile.content();
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(slowly());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** Long enough for others to come while one downloads. */
    private TestServer.Behaviour slowly() {
        return (request, out) -> {
            Thread.sleep(300);
            Behaviours.serving(content, TAG).answer(request, out);
        };
    }

    @Test
    void ofThreadsOneDownloadsAndTheOthersWait() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Path>> pulls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            WeightsStore store = TestFile.store(folder, server.address());
            pulls.add(threads.submit(() -> store.pull("net", ProgressListener.NONE)));
        }
        for (Future<Path> pull : pulls) {
            assertThat(pull.get(60, TimeUnit.SECONDS)).hasBinaryContent(content);
        }
        threads.shutdown();
        assertPulled(folder);
        assertThat(server.requests()).hasSize(1);
    }

    /** Of which there may be only one. */
    @Test
    void threadsOfTheCommonPoolDoNotWaitForThemselves() throws Exception {
        WeightsStore store = TestFile.store(folder, server.address());
        CompletableFuture.runAsync(() -> store.pull("net", ProgressListener.NONE))
                .get(60, TimeUnit.SECONDS);
        assertPulled(folder);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void ofProcessesToo() throws Exception {
        Process other = PullProcess.start(folder, server.address());
        Process another = PullProcess.start(folder, server.address());
        assertThat(other.waitFor()).isZero();
        assertThat(another.waitFor()).isZero();
        assertPulled(folder);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aProcessThatIsKilledLeavesAPartThatTheNextOneGoesOnWith() throws Exception {
        server.first(Behaviours.stalling(content, TAG, 200_000));
        Process killed = PullProcess.start(folder, server.address());
        Path part = folder.resolve("weights").resolve("." + TestFile.file() + ".part");
        while (!Files.exists(part) || Files.size(part) < 200_000) {
            assertThat(killed.isAlive()).isTrue();
            Thread.sleep(20);
        }
        killed.destroyForcibly().waitFor();
        assertThat(TestFile.store(folder, server.address()).find("net")).isEmpty();

        TestFile.store(folder, server.address()).pull("net", ProgressListener.NONE);
        assertPulled(folder);
        assertThat(server.requests()).extracting(Request::from).containsExactly(0, 200_000);
        assertThat(server.requests().get(1).header("if-range")).contains(TAG);
    }
}
