package org.vizsla.models.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.VizslaException;

/** Addresses that a user names. */
class MirrorsTest {
    private static List<URI> of(String variable) {
        return Mirrors.of(Map.of("VIZSLA_MIRROR", variable), "https://publisher.example.org/models/");
    }

    @Test
    void theyTakeThePublishersPlaceInTheirOrder() {
        assertThat(of("http://b.example.org:8080/x , HTTPS://a.example.org/models/,"))
                .containsExactly(
                        URI.create("http://b.example.org:8080/x/"), URI.create("HTTPS://a.example.org/models/"));
    }

    @Test
    void withoutThemThePublisherIsAsked() {
        URI publisher = URI.create("https://publisher.example.org/models/");
        assertThat(of("")).containsExactly(publisher);
        assertThat(of(" , ")).containsExactly(publisher);
        assertThat(Mirrors.of(Map.of(), publisher.toString())).containsExactly(publisher);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "ftp://example.org/",
                "file:///tmp",
                "http://",
                "http:/x",
                "https://example.org/?a=b",
                "http://a b/"
            })
    void whatIsNoAddressIsRefused(String address) {
        assertThatThrownBy(() -> of("https://a.example.org," + address))
                .isInstanceOf(VizslaException.class)
                .hasMessage(
                        "'" + address
                                + "' in VIZSLA_MIRROR is not an address like https://example.org/models/; separate several by commas");
    }

    @Test
    void secretsAreRefusedAndNotShown() {
        assertThatThrownBy(() -> of("https://ada:secret@example.org/"))
                .isInstanceOf(VizslaException.class)
                .hasMessage(
                        "VIZSLA_MIRROR has an '@' in it; Vizsla does not log in, so give an address without user and"
                                + " password");
    }
}
