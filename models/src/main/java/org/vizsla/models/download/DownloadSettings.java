package org.vizsla.models.download;

import java.time.Duration;

/**
 * How patient a download is.
 *
 * @param connect the longest wait for a connection
 * @param silence the longest wait for an answer, and for more of it
 * @param leastRate the fewest bytes a second, on average over the time of {@code silence}, and over each such time
 * @param tries how often one address is tried before giving up
 * @param pause the wait before the second try; it doubles with each further try
 */
record DownloadSettings(Duration connect, Duration silence, long leastRate, int tries, Duration pause) {
    static final DownloadSettings DEFAULT =
            new DownloadSettings(Duration.ofSeconds(15), Duration.ofSeconds(30), 4096, 5, Duration.ofMillis(500));
}
