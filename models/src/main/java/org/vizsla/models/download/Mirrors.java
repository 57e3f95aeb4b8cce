package org.vizsla.models.download;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.VizslaException;

/**
 * The addresses that weights are downloaded from: those of {@code VIZSLA_MIRROR}, between commas, tried in their order; without it, the publisher's.
 *
 * <p>Mirrors are asked instead of the publisher, so that whoever sets one knows that nobody else is asked. To fall back on the publisher, write its
 * address as the last.
 */
final class Mirrors {
    private Mirrors() {}

    /**
     * Reads the variable; each address ends with a slash.
     *
     * @throws VizslaException if one is no address of a folder over http or https
     */
    static List<URI> of(Map<String, String> environment, String publisher) {
        List<URI> mirrors = Arrays.stream(
                        environment.getOrDefault("VIZSLA_MIRROR", "").split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(Mirrors::address)
                .toList();
        return mirrors.isEmpty() ? List.of(address(publisher)) : mirrors;
    }

    private static URI address(String text) {
        if (text.contains("@")) {
            throw new VizslaException(
                    "VIZSLA_MIRROR has an '@' in it; Vizsla logs in nowhere, so give an address without user and password");
        }
        try {
            URI address = new URI(text.endsWith("/") ? text : text + "/");
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (Set.of("http", "https").contains(scheme)
                    && address.getHost() != null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw noAddress(text, e);
        }
        throw noAddress(text, null);
    }

    private static VizslaException noAddress(String text, @Nullable Exception cause) {
        return new VizslaException(
                "'" + text
                        + "' in VIZSLA_MIRROR is no address like https://example.org/models/; several go between commas",
                cause);
    }
}
