package org.vizsla.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.download.PublishedWeights;
import org.vizsla.models.download.WeightsStore;

/** Whether published weights can be downloaded: asks for the head of one file, and waits no more than some seconds. */
final class NetworkCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String TOPIC = "downloads";
    private static final String OFFLINE =
            "work offline with --model menagerie, your own .onnx file, or --weights FILE; name a mirror in VIZSLA_MIRROR,"
                    + " or a proxy by VIZSLA_JAVA_OPTIONS=-Dhttps.proxyHost=proxy -Dhttps.proxyPort=8080";

    private NetworkCheck() {}

    static Finding notAsked() {
        return Finding.ok(TOPIC, "not tried; --online asks whether weights can be downloaded");
    }

    static Finding of(Environment environment) {
        try {
            WeightsStore store = environment.store();
            PublishedWeights weights = store.catalogue().require("squeezenet1_1");
            return ask(store.addresses(weights).get(0));
        } catch (VizslaException e) {
            return Finding.limited(TOPIC, Remedies.message(e), OFFLINE);
        }
    }

    private static Finding ask(URI address) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        try {
            HttpRequest head = HttpRequest.newBuilder(address)
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .timeout(PATIENCE)
                    .build();
            int status = client.sendAsync(head, HttpResponse.BodyHandlers.discarding())
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .statusCode();
            return status < 400
                    ? Finding.ok(TOPIC, address.getHost() + " has the weights")
                    : Finding.limited(TOPIC, address + " answers with status " + status, OFFLINE);
        } catch (TimeoutException e) {
            return Finding.limited(TOPIC, address.getHost() + " does not answer within 5 s", OFFLINE);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String reason = cause instanceof IOException && cause.getMessage() != null
                    ? cause.getMessage()
                    : cause.getClass().getSimpleName();
            return Finding.limited(TOPIC, address.getHost() + " cannot be reached: " + reason, OFFLINE);
        } catch (IllegalArgumentException e) {
            return Finding.limited(TOPIC, address + " cannot be asked: " + e.getMessage(), OFFLINE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.limited(TOPIC, "interrupted", OFFLINE);
        }
    }
}
