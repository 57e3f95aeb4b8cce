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
 * The addresses that weights are downloaded from: those of {@code VIZSLA_MIRROR}, separated by commas and tried in order; without it, the
 * publisher's.
 *
 * <p>Mirrors replace the publisher, so that nobody else is contacted. To fall back on the publisher, add its address at the end.
 */
final class Mirrors {
    private Mirrors() {}

    /**
     * Reads the variable; each address ends with a slash.
     *
     * @throws VizslaException if one is not the address of a folder over http or https
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
                    "VIZSLA_MIRROR has an '@' in it; Vizsla does not log in, so give an address without user and password");
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
                        + "' in VIZSLA_MIRROR is not an address like https://example.org/models/; separate several by commas",
                cause);
    }
}
