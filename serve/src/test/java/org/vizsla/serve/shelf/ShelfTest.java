package org.vizsla.serve.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ShelfTest {
    private final List<String> closed = new ArrayList<>();
    private final Shelf<String, String> shelf = new Shelf<>(2, 100, String::length, closed::add);

    @Test
    void whatWasUsedLongestAgoGoesFirst() {
        shelf.put("a", "A");
        shelf.put("b", "B");
        assertThat(shelf.use("a", thing -> thing)).contains("A");
        shelf.put("c", "C");
        assertThat(closed).containsExactly("B");
        assertThat(shelf.all()).containsExactly("A", "C");
    }

    @Test
    void theSumOfSizesIsBounded() {
        shelf.put("a", "A".repeat(60));
        shelf.put("b", "B".repeat(60));
        assertThat(closed).containsExactly("A".repeat(60));
    }

    @Test
    void oneThatIsLargerThanAllStaysUntilTheNext() {
        shelf.put("a", "A".repeat(500));
        assertThat(shelf.has("a")).isTrue();
        shelf.put("b", "B");
        assertThat(closed).containsExactly("A".repeat(500));
    }

    @Test
    void oneInUseIsClosedWhenNobodyUsesItAnyMore() {
        shelf.put("a", "A");
        shelf.use("a", thing -> {
            shelf.put("b", "B");
            shelf.put("c", "C");
            assertThat(closed).isEmpty();
            return thing;
        });
        assertThat(closed).containsExactly("A");
    }

    @Test
    void isMadeOnceForAllWhoAskAtOnce() {
        AtomicInteger made = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(4);
        List<CompletableFuture<String>> users = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            users.add(CompletableFuture.supplyAsync(
                    () -> {
                        all.countDown();
                        return shelf.use(
                                "a",
                                () -> {
                                    try {
                                        all.await();
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                    return "A" + made.incrementAndGet();
                                },
                                thing -> thing);
                    },
                    task -> new Thread(task).start()));
        }
        assertThat(users).allSatisfy(user -> assertThat(user.join()).isEqualTo("A1"));
    }

    @Test
    void anothersFailureIsHisAlone() {
        assertThatThrownBy(() -> shelf.use(
                        "a",
                        () -> {
                            throw new IllegalStateException("broken");
                        },
                        thing -> thing))
                .hasMessage("broken");
        assertThat(shelf.<String>use("a", () -> "A", thing -> thing)).isEqualTo("A");
    }

    @Test
    void allGoWhenItCloses() {
        shelf.put("a", "A");
        shelf.put("b", "B");
        shelf.close();
        assertThat(closed).containsExactlyInAnyOrder("A", "B");
    }
}
