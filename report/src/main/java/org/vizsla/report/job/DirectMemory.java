package org.vizsla.report.job;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/**
 * The memory outside of Java's heap that a job of many sources leaves behind. An image's tensors are there; Java frees them when it collects the small objects that hold them, and while its heap has room, it may not do so for thousands of images.
 */
final class DirectMemory {
    /** What may be left before Java is asked to collect, in bytes: the tensors of some hundred images. */
    static final long MOST_LEFT = 128L << 20;

    /** Buffers are freed by another thread, a moment after Java has collected. */
    private static final int CALLS_TO_SETTLE = 8;

    private final BufferPoolMXBean buffers = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .findFirst()
            .orElseThrow();
    private long needed = used();
    private long lowest = needed;
    private int settling;

    /** Bytes in use, and left. */
    long used() {
        return buffers.getMemoryUsed();
    }

    /** Asks Java to collect if too much was added to what was needed after the last time. */
    void collectWhatIsLeft() {
        long used = used();
        if (settling > 0) {
            lowest = Math.min(lowest, used);
            settling--;
            needed = settling == 0 ? lowest : needed;
        } else if (used > needed + MOST_LEFT) {
            System.gc();
            lowest = used;
            settling = CALLS_TO_SETTLE;
        }
    }
}
