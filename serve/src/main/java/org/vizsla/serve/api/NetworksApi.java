package org.vizsla.serve.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.vizsla.graph.VizslaException;
import org.vizsla.report.atlas.AtlasPictures;
import org.vizsla.report.json.Json;
import org.vizsla.runtime.Cancellation;
import org.vizsla.serve.http.RefusedException;
import org.vizsla.serve.shelf.OpenNetwork;
import org.vizsla.serve.work.Lane;

/** Networks: uploads, and what is known about each. */
final class NetworksApi {
    private final Desk desk;
    private final List<AtlasPictures> atlases;

    NetworksApi(Desk desk, List<AtlasPictures> atlases) {
        this.desk = desk;
        this.atlases = atlases;
    }

    /** What a channel looks for, as an atlas shows it. */
    void feature(Context context) {
        String layer = Optional.ofNullable(context.queryParam("layer")).orElse("");
        String channel = Optional.ofNullable(context.queryParam("channel"))
                .filter(text -> text.matches("\\d{1,6}"))
                .orElseThrow(() -> new VizslaException("'channel' is missing"));
        byte[] picture = desk.network(
                        context.pathParam("network"),
                        (network, preprocessing) ->
                                atlas(network).flatMap(atlas -> atlas.picture(layer, Integer.parseInt(channel))),
                        Optional.empty())
                .orElseThrow(() -> new RefusedException(404, "no atlas has a picture of this channel"));
        context.contentType("image/png").result(picture);
    }

    private Optional<AtlasPictures> atlas(OpenNetwork network) {
        return atlases.stream().filter(atlas -> atlas.isOf(network.model())).findFirst();
    }

    /** Takes a network's file. */
    void upload(Context context) {
        String name = Optional.ofNullable(context.queryParam("name")).orElse("network.onnx");
        String id;
        try (InputStream bytes = context.bodyInputStream()) {
            id = desk.queue()
                    .run(
                            Lane.OPENING,
                            Cancellation.NEVER,
                            ahead -> {},
                            border -> desk.shelves().networks().add(name, bytes));
        } catch (IOException e) {
            throw new VizslaException("the upload broke off: " + e.getMessage(), e);
        }
        describe(context, id);
    }

    /** A network, opened if it is not. */
    void network(Context context) {
        describe(context, context.pathParam("network"));
    }

    private void describe(Context context, String id) {
        context.result(Json.compact(desk.network(
                id,
                (network, preprocessing) -> desk.shelves()
                        .units()
                        .use(network, units -> NetworkJson.of(network, units.stages(), atlas(network))),
                Optional.empty())));
    }
}
