package org.vizsla.report.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vizsla.graph.Tensor;

class DirectMemoryTest {
    private static final int MEGABYTE = 1 << 20;

    /** Java by itself would free none of them: what they take on its heap is next to nothing. */
    @Test
    void staysBoundedWhereEachSourceLeavesSome() throws InterruptedException {
        DirectMemory memory = new DirectMemory();
        long before = memory.used();
        long most = 0;
        for (int i = 0; i < 2000; i++) {
            assertThat(Tensor.allocate(MEGABYTE).get(i)).isZero();
            // Buffers are freed by another thread.
            Thread.sleep(1);
            memory.collectWhatIsLeft();
            most = Math.max(most, memory.used() - before);
        }
        assertThat(most).isBetween(100L * MEGABYTE, 5 * DirectMemory.MOST_LEFT);
    }
}
