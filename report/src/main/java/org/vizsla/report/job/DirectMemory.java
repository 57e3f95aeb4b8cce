package org.vizsla.report.job;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/**
 * The memory outside of Java's heap that a job of many sources leaves behind. An image's tensors are there; Java frees them when it collects the small objects that hold them, and while its heap has room, it may not do so for thousands of images.
 */
final class DirectMemory {
    /** What may be left before Java is asked to collect, in bytes: the tensors of some hundred images. */
    static final long MOST_LEFT = 128L << 20;

    private final BufferPoolMXBean buffers = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .findFirst()
            .orElseThrow();
    private long needed = used();
    private boolean collected;

    /** Bytes in use, and left. */
    long used() {
        return buffers.getMemoryUsed();
    }

    /** Asks Java to collect if too much was added since the last time; buffers are freed a moment later. */
    void collectWhatIsLeft() {
        long used = used();
        if (collected) {
            needed = used;
            collected = false;
        } else if (used > needed + MOST_LEFT) {
            System.gc();
            collected = true;
        }
    }
}
