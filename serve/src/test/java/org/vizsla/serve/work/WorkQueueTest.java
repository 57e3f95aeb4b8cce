package org.vizsla.serve.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

class WorkQueueTest {
    private final WorkQueue queue = new WorkQueue();
    private final ExecutorService people = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        people.shutdownNow();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void promptWorkGoesBeforeASweepAtItsNextBorder() throws InterruptedException, ExecutionException {
        List<String> order = new CopyOnWriteArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<String> sweep = CompletableFuture.supplyAsync(
                () -> queue.run(Lane.SWEEP, Cancellation.NEVER, ahead -> {}, border -> {
                    order.add("part 1");
                    begun.countDown();
                    await(asked);
                    border.pause();
                    order.add("part 2");
                    return "swept";
                }),
                people);
        begun.await();
        CountDownLatch inside = new CountDownLatch(1);
        CompletableFuture<String> prompt = CompletableFuture.supplyAsync(
                () -> queue.run(Lane.PROMPT, Cancellation.NEVER, ahead -> {}, border -> {
                    inside.countDown();
                    await(asked);
                    order.add("prompt");
                    return "answered";
                }),
                people);
        inside.await();
        asked.countDown();
        assertThat(prompt.get()).isEqualTo("answered");
        assertThat(sweep.get()).isEqualTo("swept");
        assertThat(order).containsExactly("part 1", "prompt", "part 2");
    }

    @Test
    void eachLaneDoesOneThingAtATimeInOrder() {
        List<Integer> order = new CopyOnWriteArrayList<>();
        CountDownLatch held = new CountDownLatch(1);
        CompletableFuture<?>[] all = new CompletableFuture<?>[5];
        for (int i = 0; i < all.length; i++) {
            int number = i;
            CountDownLatch queued = new CountDownLatch(1);
            all[i] = CompletableFuture.supplyAsync(
                    () -> queue.run(Lane.PROMPT, Cancellation.NEVER, ahead -> queued.countDown(), border -> {
                        queued.countDown();
                        await(held);
                        order.add(number);
                        return number;
                    }),
                    people);
            await(queued);
        }
        held.countDown();
        CompletableFuture.allOf(all).join();
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void moreThanMayWaitAreRefused() {
        CountDownLatch held = new CountDownLatch(1);
        List<CompletableFuture<Integer>> admitted = new CopyOnWriteArrayList<>();
        CountDownLatch full = new CountDownLatch(1 + Lane.SWEEP.places());
        for (int i = 0; i < 1 + Lane.SWEEP.places(); i++) {
            CountDownLatch own = new CountDownLatch(1);
            admitted.add(CompletableFuture.supplyAsync(
                    () -> queue.run(Lane.SWEEP, Cancellation.NEVER, ahead -> own.countDown(), border -> {
                        own.countDown();
                        await(held);
                        return 1;
                    }),
                    people));
            await(own);
            full.countDown();
        }
        await(full);
        assertThatThrownBy(() -> queue.run(Lane.SWEEP, Cancellation.NEVER, ahead -> {}, border -> 1))
                .isInstanceOf(BusyException.class)
                .hasMessage("too much is asked of this computer at once; try again in some seconds");
        assertThat(queue.<Integer>run(Lane.PROMPT, Cancellation.NEVER, ahead -> {}, border -> 2))
                .isEqualTo(2);
        held.countDown();
        admitted.forEach(CompletableFuture::join);
        assertThat(queue.<Integer>run(Lane.SWEEP, Cancellation.NEVER, ahead -> {}, border -> 3))
                .isEqualTo(3);
    }

    @Test
    void whoWaitsMayGiveUp() {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(
                () -> queue.run(Lane.SWEEP, Cancellation.NEVER, ahead -> {}, border -> {
                    begun.countDown();
                    await(held);
                    return 1;
                }),
                people);
        await(begun);
        Cancellation cancellation = new Cancellation();
        assertThatThrownBy(() -> queue.run(Lane.SWEEP, cancellation, ahead -> cancellation.cancel(), border -> 2))
                .isInstanceOf(CancelledException.class);
        held.countDown();
        assertThat(first.join()).isEqualTo(1);
        assertThat(queue.<Integer>run(Lane.SWEEP, Cancellation.NEVER, ahead -> {}, border -> 3))
                .isEqualTo(3);
    }
}
