package org.vizsla.serve.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.vizsla.graph.VizslaException;
import org.vizsla.report.json.Json;
import org.vizsla.runtime.Cancellation;
import org.vizsla.serve.work.Lane;

/** Networks: uploads, and what is known about each. */
final class NetworksApi {
    private final Desk desk;

    NetworksApi(Desk desk) {
        this.desk = desk;
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
        context.result(
                Json.compact(desk.network(
                        id,
                        (network, preprocessing) -> desk.shelves()
                                .units()
                                .use(network, units -> NetworkJson.of(network, units.stages())),
                        Optional.empty())));
    }
}
