package org.vizsla.spark;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.TaskContext;
import org.vizsla.runtime.Cancellation;

/** Stops the run of a task that Spark kills: Spark only notes that it did, and interrupts no thread unless it is told to. */
final class TaskCancellation implements AutoCloseable {
    private static final long MILLISECONDS = 50;
    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "vizsla-cancellation");
        thread.setDaemon(true);
        return thread;
    });

    private final Cancellation cancellation = new Cancellation();
    private final ScheduledFuture<?> watching;

    private TaskCancellation(TaskContext task) {
        watching = WATCH.scheduleWithFixedDelay(
                () -> {
                    if (task.isInterrupted()) {
                        cancellation.cancel();
                    }
                },
                MILLISECONDS,
                MILLISECONDS,
                TimeUnit.MILLISECONDS);
    }

    /** That of a task, which is watched until this is closed. */
    static TaskCancellation of(TaskContext task) {
        return new TaskCancellation(task);
    }

    Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public void close() {
        watching.cancel(false);
    }
}
