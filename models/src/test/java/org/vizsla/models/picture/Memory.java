package org.vizsla.models.picture;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** The memory that work takes. */
final class Memory {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Memory() {}

    /** Bytes that this thread allocates on the heap in all while the work is done a second time, with all classes loaded; more than it ever holds at once. */
    static long allocatedBy(Runnable work) {
        work.run();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
