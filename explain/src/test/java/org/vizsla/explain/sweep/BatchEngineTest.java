package org.vizsla.explain.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

class BatchEngineTest {
    private final BatchEngine engine = new BatchEngine();

    @AfterEach
    void close() {
        engine.close();
    }

    private static void sleep(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void answersInTheOrderOfTheParts() {
        List<Integer> ended = new ArrayList<>();
        engine.run(
                20,
                3,
                Cancellation.NEVER,
                (part, cancellation) -> {
                    sleep(part % 3 == 0 ? 9 : 1);
                    return part;
                },
                ended::add);
        assertThat(ended).hasSize(20).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void computesNoMoreAtOnceThanAskedFor() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        engine.run(
                12,
                3,
                Cancellation.NEVER,
                (part, cancellation) -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    sleep(5);
                    return now.decrementAndGet();
                },
                left -> {});
        assertThat(most.get()).isBetween(2, 3);
    }

    @Test
    void endsTheOtherPartsWhereOneFailsAndWaitsForThem() {
        AtomicBoolean wasCancelled = new AtomicBoolean();
        CountDownLatch running = new CountDownLatch(1);
        assertThatThrownBy(() -> engine.run(
                        9,
                        2,
                        Cancellation.NEVER,
                        (part, cancellation) -> {
                            if (part == 1) {
                                await(running);
                                throw new IllegalStateException("part 1");
                            }
                            running.countDown();
                            while (!cancellation.isCancelled()) {
                                Thread.onSpinWait();
                            }
                            sleep(50);
                            wasCancelled.set(true);
                            return part;
                        },
                        part -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("part 1");
        assertThat(wasCancelled).isTrue();
    }

    @Test
    void endsAllPartsWhereTheirResultsAreRefused() {
        AtomicInteger computed = new AtomicInteger();
        assertThatThrownBy(() -> engine.run(
                        100, 2, Cancellation.NEVER, (part, cancellation) -> computed.incrementAndGet(), part -> {
                            throw new IllegalStateException("refused");
                        }))
                .hasMessage("refused");
        assertThat(computed.get()).isBetween(1, 3);
    }

    @Test
    void endsWithTheCallAndServesOthers() {
        Cancellation cancellation = new Cancellation();
        List<Integer> ended = new ArrayList<>();
        assertThatThrownBy(() -> engine.run(
                        100,
                        2,
                        cancellation,
                        (part, ofPart) -> {
                            ofPart.check();
                            return part;
                        },
                        part -> {
                            ended.add(part);
                            if (part == 3) {
                                cancellation.cancel();
                            }
                        }))
                .isInstanceOf(CancelledException.class);
        assertThat(ended).contains(0, 1, 2, 3).hasSizeLessThan(8);
        assertThatThrownBy(() -> engine.run(1, 1, cancellation, (part, ofPart) -> part, part -> {}))
                .isInstanceOf(CancelledException.class);
        engine.run(1, 1, Cancellation.NEVER, (part, ofPart) -> 77, ended::add);
        assertThat(ended).endsWith(77);
    }
}
