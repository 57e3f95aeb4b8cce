package org.vizsla.report.job;

/**
 * The outcome of a job.
 *
 * @param sources how many there were
 * @param failed how many of them could not be explained
 */
public record JobSummary(int sources, int failed) {
    /** Whether nothing was explained. */
    public boolean isEmpty() {
        return failed == sources;
    }
}
