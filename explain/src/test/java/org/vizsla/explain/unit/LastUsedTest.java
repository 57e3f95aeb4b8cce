package org.vizsla.explain.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LastUsedTest {
    private final List<String> opened = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private final LastUsed<String, String> things = new LastUsed<>(2, closed::add);

    private String use(String key) {
        return things.use(
                key,
                () -> {
                    opened.add(key);
                    return key;
                },
                thing -> thing);
    }

    @Test
    void keepsThoseThatWereUsedLast() {
        List.of("a", "b", "a", "c", "a").forEach(this::use);
        assertThat(opened).containsExactly("a", "b", "c");
        assertThat(closed).containsExactly("b");
        things.close();
        assertThat(closed).containsExactly("b", "c", "a");
    }

    @Test
    void closesWhatIsInUseBehindItsLastUser() {
        things.use("a", () -> "a", a -> {
            List.of("b", "c").forEach(this::use);
            assertThat(closed).isEmpty();
            return a;
        });
        assertThat(closed).containsExactly("a");
    }

    @Test
    void closesWhatIsInUseWhenTheWholeIsClosed() {
        things.use("a", () -> "a", a -> {
            things.close();
            assertThat(closed).isEmpty();
            return a;
        });
        assertThat(closed).containsExactly("a");
        assertThatThrownBy(() -> use("b")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void triesAgainWhatCouldNotBeOpened() {
        assertThatThrownBy(() -> things.use(
                        "a",
                        () -> {
                            throw new IllegalStateException("no");
                        },
                        a -> a))
                .hasMessage("no");
        assertThat(use("a")).isEqualTo("a");
    }

    @Test
    void nobodyUsesWhatIsClosed() throws Exception {
        AtomicInteger open = new AtomicInteger();
        try (LastUsed<Integer, boolean[]> shared = new LastUsed<>(2, thing -> {
            thing[0] = false;
            open.decrementAndGet();
        })) {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Future<?>> users = new ArrayList<>();
            for (int user = 0; user < 4; user++) {
                int first = user;
                users.add(threads.submit(() -> {
                    for (int i = 0; i < 2000; i++) {
                        boolean usable = shared.use(
                                (first + i) % 5,
                                () -> {
                                    open.incrementAndGet();
                                    return new boolean[] {true};
                                },
                                thing -> thing[0]);
                        assertThat(usable).isTrue();
                    }
                }));
            }
            for (Future<?> user : users) {
                user.get();
            }
            threads.shutdown();
        }
        assertThat(open).hasValue(0);
    }
}
