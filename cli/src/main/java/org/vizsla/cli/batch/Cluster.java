package org.vizsla.cli.batch;

import org.vizsla.report.batch.PartsWork;

/** Machines that share a batch. */
@FunctionalInterface
public interface Cluster {
    /** What does the parts of a batch there. */
    PartsWork work(SharedBatch batch);
}
