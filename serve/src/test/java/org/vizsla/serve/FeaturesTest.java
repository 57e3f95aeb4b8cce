package org.vizsla.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.render.Png;
import org.vizsla.report.atlas.AtlasPictures;
import org.vizsla.report.json.Json;

/** Pictures of an atlas beside the channels of its network. */
@Tag("once")
class FeaturesTest {
    @TempDir
    Path folder;

    private void atlas(String sha256, String file) throws IOException {
        Files.write(folder.resolve("3.png"), Png.encode(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB)));
        Json.write(
                folder.resolve("result.json"),
                Map.of(
                        "model",
                        Map.of("name", "any", "sha256", sha256),
                        "channels",
                        List.of(Map.of("layer", "features.0", "channel", 3, "file", file))));
    }

    private HttpResponse<byte[]> asked(String query) throws IOException, InterruptedException {
        ServerSettings settings = ServerSettings.of(WeightsStore.of(
                        Map.of("VIZSLA_CACHE", folder.resolve("cache").toString())))
                .withAtlases(List.of(AtlasPictures.in(folder)));
        try (Server server = Server.start(settings, Map.of())) {
            return new PageClient(server).get("api/networks/menagerie/feature?" + query);
        }
    }

    @Test
    void aChannelHasItsPicture() throws IOException, InterruptedException {
        atlas(EmbeddedNetwork.sha256(), "3.png");
        HttpResponse<byte[]> picture = asked("layer=features.0&channel=3");
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.body()).isEqualTo(Files.readAllBytes(folder.resolve("3.png")));
        assertThat(asked("layer=features.0&channel=4").statusCode()).isEqualTo(404);
        assertThat(asked("layer=features.0&channel=x").statusCode()).isEqualTo(400);
    }

    @Test
    void anAtlasOfAnotherNetworkHasNone() throws IOException, InterruptedException {
        atlas("0".repeat(64), "3.png");
        assertThat(asked("layer=features.0&channel=3").statusCode()).isEqualTo(404);
    }

    @Test
    void aFileOutsideOfItsFolderIsRefused() throws IOException, InterruptedException {
        atlas(EmbeddedNetwork.sha256(), "../../etc/passwd");
        HttpResponse<byte[]> refused = asked("layer=features.0&channel=3");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(PageClient.json(refused)).containsEntry("error", "'../../etc/passwd' is not in the atlas's folder");
    }
}
