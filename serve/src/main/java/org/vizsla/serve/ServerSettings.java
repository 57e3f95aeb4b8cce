package org.vizsla.serve;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.report.atlas.AtlasPictures;

/**
 * How a server runs.
 *
 * @param port that it listens on; 0 for any that is free
 * @param token without which nobody is let in: the first part of every address, letters, digits, {@code -} and {@code _}
 * @param store where downloaded weights are kept; nothing is downloaded
 * @param explainers device, threads and memory of sweeps
 * @param largestNetwork of an upload, in bytes
 * @param atlases whose pictures are shown beside the channels of their networks
 */
public record ServerSettings(
        int port,
        String token,
        WeightsStore store,
        ExplainerSettings explainers,
        long largestNetwork,
        List<AtlasPictures> atlases) {
    private static final int TOKEN_BYTES = 18;
    private static final long LARGEST_NETWORK = 2L << 30;

    public ServerSettings {
        atlases = List.copyOf(atlases);
        if (!token.matches("[A-Za-z0-9_-]{16,64}")) {
            throw new IllegalArgumentException("a token has 16 to 64 letters, digits, - or _");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port);
        }
    }

    /** The usual settings, with a new token. */
    public static ServerSettings of(WeightsStore store) {
        return new ServerSettings(0, newToken(), store, ExplainerSettings.DEFAULT, LARGEST_NETWORK, List.of());
    }

    /** A token that nobody can guess: 144 random bits. */
    public static String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public ServerSettings withPort(int other) {
        return new ServerSettings(other, token, store, explainers, largestNetwork, atlases);
    }

    public ServerSettings withToken(String other) {
        return new ServerSettings(port, other, store, explainers, largestNetwork, atlases);
    }

    public ServerSettings withExplainers(ExplainerSettings other) {
        return new ServerSettings(port, token, store, other, largestNetwork, atlases);
    }

    public ServerSettings withAtlases(List<AtlasPictures> other) {
        return new ServerSettings(port, token, store, explainers, largestNetwork, other);
    }
}
