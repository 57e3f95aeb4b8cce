package org.vizsla.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenedTest {
    private final List<String> closed = new ArrayList<>();

    @Test
    void everythingIsClosedOnceTheLastFirst() {
        Opened opened = new Opened();
        assertThat(opened.add("first", closed::add)).isEqualTo("first");
        opened.add("second", closed::add);
        opened.close();
        opened.close();
        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void whatCannotBeClosedKeepsNothingElseOpen() {
        Opened opened = new Opened();
        opened.add("first", closed::add);
        opened.add("stuck", thing -> {
            throw new IllegalStateException(thing);
        });
        opened.add("last", closed::add);
        assertThatThrownBy(opened::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("stuck");
        assertThat(closed).containsExactly("last", "first");
    }
}
