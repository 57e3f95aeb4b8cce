package org.vizsla.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.VizslaException;

class SharedTest {
    private final List<String> events = new ArrayList<>();

    private Shared.Lease<AutoCloseable> lease(Shared<AutoCloseable> shared, String key) {
        return shared.lease(key, () -> {
            events.add("make " + key);
            return () -> events.add("close " + key);
        });
    }

    @Test
    void isMadeOnceAndClosedWhenAnotherIsNeeded() {
        Shared<AutoCloseable> shared = new Shared<>();
        Shared.Lease<AutoCloseable> first = lease(shared, "a");
        Shared.Lease<AutoCloseable> second = lease(shared, "a");
        assertThat(second.value()).isSameAs(first.value());
        first.close();
        lease(shared, "b").close();
        assertThat(events).containsExactly("make a", "make b");
        second.close();
        lease(shared, "c").close();
        assertThat(events)
                .startsWith("make a", "make b")
                .contains("close a", "close b")
                .endsWith("make c");
    }

    @Test
    void isMadeAgainAfterAFailure() {
        Shared<AutoCloseable> shared = new Shared<>();
        assertThatThrownBy(() -> shared.lease("a", () -> {
                    throw new VizslaException("no memory");
                }))
                .hasMessage("no memory");
        lease(shared, "a").close();
        assertThat(events).containsExactly("make a");
    }
}
