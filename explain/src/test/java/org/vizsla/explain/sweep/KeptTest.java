package org.vizsla.explain.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

class KeptTest {
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final ConcurrentLinkedQueue<String> closed = new ConcurrentLinkedQueue<>();
    private final Kept<Integer, String> kept = new Kept<>(workers, closed::add);

    @AfterEach
    void end() throws InterruptedException {
        workers.shutdown();
        assertThat(workers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void makesEachThingOnceAndClosesIt() {
        assertThat(kept.of(1, () -> "one", Cancellation.NEVER)).isEqualTo("one");
        assertThat(kept.of(1, () -> "another", Cancellation.NEVER)).isEqualTo("one");
        assertThat(kept.of(2, () -> "two", Cancellation.NEVER)).isEqualTo("two");
        kept.close();
        assertThat(closed).containsExactlyInAnyOrder("one", "two");
    }

    /** The making goes on after the call has ended, and the next call has the thing. */
    @Test
    void letsACancelledCallGoAndKeepsWhatItBegan() {
        CountDownLatch mayEnd = new CountDownLatch(1);
        Cancellation cancellation = new Cancellation();
        assertThatThrownBy(() -> kept.of(
                        1,
                        () -> {
                            cancellation.cancel();
                            await(mayEnd);
                            return "one";
                        },
                        cancellation))
                .isInstanceOf(CancelledException.class);
        CompletableFuture<String> next =
                CompletableFuture.supplyAsync(() -> kept.of(1, () -> "another", Cancellation.NEVER), workers);
        mayEnd.countDown();
        assertThat(next.join()).isEqualTo("one");
    }

    @Test
    void closesAThingThatIsStillBeingMadeWhenItIsThere() throws InterruptedException {
        CountDownLatch mayEnd = new CountDownLatch(1);
        Cancellation cancellation = new Cancellation();
        assertThatThrownBy(() -> kept.of(
                        1,
                        () -> {
                            cancellation.cancel();
                            await(mayEnd);
                            return "late";
                        },
                        cancellation))
                .isInstanceOf(CancelledException.class);
        kept.close();
        assertThat(closed).isEmpty();
        mayEnd.countDown();
        end();
        assertThat(closed).containsExactly("late");
    }

    @Test
    void makesAnewWhatFailed() {
        assertThatThrownBy(() -> kept.of(
                        1,
                        () -> {
                            throw new IllegalStateException("broken");
                        },
                        Cancellation.NEVER))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
        assertThat(kept.of(1, () -> "one", Cancellation.NEVER)).isEqualTo("one");
    }
}
