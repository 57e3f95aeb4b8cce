package org.vizsla.serve;

import java.security.SecureRandom;
import java.util.Base64;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.models.download.WeightsStore;

/**
 * How a server runs.
 *
 * @param port that it listens on; 0 for any that is free
 * @param token without which nobody is let in: the first part of every address, letters, digits, {@code -} and {@code _}
 * @param store where downloaded weights are kept; nothing is downloaded
 * @param explainers device, threads and memory of sweeps
 * @param largestNetwork of an upload, in bytes
 */
public record ServerSettings(
        int port, String token, WeightsStore store, ExplainerSettings explainers, long largestNetwork) {
    private static final int TOKEN_BYTES = 18;
    private static final long LARGEST_NETWORK = 2L << 30;

    public ServerSettings {
        if (!token.matches("[A-Za-z0-9_-]{16,64}")) {
            throw new IllegalArgumentException("a token has 16 to 64 letters, digits, - or _");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port);
        }
    }

    /** The usual settings, with a new token. */
    public static ServerSettings of(WeightsStore store) {
        return new ServerSettings(0, newToken(), store, ExplainerSettings.DEFAULT, LARGEST_NETWORK);
    }

    /** A token that nobody can guess: 144 random bits. */
    public static String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public ServerSettings withPort(int other) {
        return new ServerSettings(other, token, store, explainers, largestNetwork);
    }

    public ServerSettings withToken(String other) {
        return new ServerSettings(port, other, store, explainers, largestNetwork);
    }

    public ServerSettings withExplainers(ExplainerSettings other) {
        return new ServerSettings(port, token, store, other, largestNetwork);
    }
}
