package org.vizsla.models.download;

import java.time.Duration;

/**
 * How patient a download is.
 *
 * @param connect the longest wait for a connection
 * @param silence the longest wait for an answer, and for more of it
 * @param tries how often one address is tried before giving up
 * @param pause the wait before the second try; it doubles with each further try
 */
record DownloadSettings(Duration connect, Duration silence, int tries, Duration pause) {
    static final DownloadSettings DEFAULT =
            new DownloadSettings(Duration.ofSeconds(15), Duration.ofSeconds(30), 5, Duration.ofMillis(500));
}
