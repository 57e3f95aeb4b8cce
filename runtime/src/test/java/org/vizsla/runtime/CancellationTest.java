package org.vizsla.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.VizslaException;

class CancellationTest {
    private final Cancellation cancellation = new Cancellation();

    @Test
    void awaitsWhatEndsFirst() {
        assertThat(cancellation.<String>await(CompletableFuture.supplyAsync(() -> "done")))
                .isEqualTo("done");
        CompletableFuture<String> endless = new CompletableFuture<>();
        CompletableFuture<Void> cancelling = CompletableFuture.runAsync(cancellation::cancel);
        assertThatThrownBy(() -> cancellation.await(endless)).isInstanceOf(CancelledException.class);
        cancelling.join();
        assertThat(endless).isNotDone();
    }

    @Test
    void awaitsNothingOnceItIsCancelled() {
        cancellation.cancel();
        assertThatThrownBy(() -> cancellation.await(CompletableFuture.completedFuture("done")))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void throwsWhatTheWorkThrows() {
        VizslaException refused = new VizslaException("refused");
        CompletableFuture<String> work = CompletableFuture.supplyAsync(() -> {
            throw refused;
        });
        assertThatThrownBy(() -> Cancellation.NEVER.await(work)).isSameAs(refused);
        AssertionError wrong = new AssertionError("wrong");
        assertThatThrownBy(() -> Cancellation.NEVER.await(CompletableFuture.failedFuture(wrong)))
                .isSameAs(wrong);
    }
}
