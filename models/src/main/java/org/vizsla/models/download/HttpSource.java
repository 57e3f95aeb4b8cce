package org.vizsla.models.download;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLException;
import org.vizsla.models.download.TransferFailure.Kind;

/** Asks for files over HTTP, and follows redirects: a few, and never from https to anything else. */
final class HttpSource {
    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final DownloadSettings settings;
    private final HttpClient client;

    HttpSource(DownloadSettings settings) {
        this.settings = settings;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connect())
                .build();
    }

    /**
     * Asks for a file from some byte on.
     *
     * @param mark the version that the bytes before are of; of another one the server is to send all
     */
    Answer ask(URI address, long from, Optional<String> mark) throws TransferFailure, InterruptedException {
        URI current = address;
        for (int redirects = 0; ; redirects++) {
            Answer answer = send(current, from, mark);
            if (!REDIRECTS.contains(answer.status())) {
                return answer;
            }
            answer.close();
            if (redirects == MOST_REDIRECTS) {
                throw new TransferFailure(Kind.FINAL, address + " redirects more than " + MOST_REDIRECTS + " times");
            }
            current = target(current, answer.headers().firstValue("Location").orElse(""));
        }
    }

    /** Where a redirect leads. */
    static URI target(URI from, String location) throws TransferFailure {
        URI target;
        try {
            target = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new TransferFailure(Kind.FINAL, shown(from) + " redirects to what is no address");
        }
        String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        if (location.isEmpty() || target.getHost() == null || !(secure || scheme.equals("http"))) {
            throw new TransferFailure(Kind.FINAL, shown(from) + " redirects to what is no address over http or https");
        }
        if (!secure && "https".equalsIgnoreCase(from.getScheme())) {
            throw new TransferFailure(
                    Kind.FINAL, shown(from) + " redirects from https to http, which Vizsla does not follow");
        }
        return target;
    }

    private Answer send(URI address, long from, Optional<String> mark) throws TransferFailure, InterruptedException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(settings.silence());
            request.header("User-Agent", "vizsla");
            if (from > 0) {
                request.header("Range", "bytes=" + from + "-");
                mark.ifPresent(known -> request.header("If-Range", known));
            }
            HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofPublisher());
            Body body = new Body(settings.silence());
            response.body().subscribe(body);
            return new Answer(response.statusCode(), response.headers(), body);
        } catch (IOException | IllegalArgumentException e) {
            throw failure(address, e);
        }
    }

    /** The clause that tells what went wrong while asking or reading. */
    static TransferFailure failure(URI address, Exception e) {
        if (e instanceof HttpConnectTimeoutException) {
            return new TransferFailure(Kind.UNREACHABLE, address.getHost() + " does not answer");
        } else if (e instanceof ConnectException) {
            return new TransferFailure(
                    Kind.UNREACHABLE,
                    isUnknownHost(e)
                            ? "the host " + address.getHost() + " cannot be found"
                            : address.getRawAuthority() + " cannot be reached");
        } else if (e instanceof SSLException) {
            return new TransferFailure(
                    Kind.FINAL, "there is no secure connection to " + address.getHost() + ": " + e.getMessage());
        } else if (e instanceof HttpTimeoutException) {
            return new TransferFailure(Kind.BROKEN, shown(address) + " falls silent");
        } else if (e instanceof IllegalArgumentException) {
            return new TransferFailure(Kind.FINAL, shown(address) + " cannot be asked: " + e.getMessage());
        }
        return new TransferFailure(Kind.BROKEN, shown(address) + " breaks off");
    }

    private static boolean isUnknownHost(Throwable e) {
        Throwable cause = e.getCause();
        return e instanceof UnresolvedAddressException || (cause != null && isUnknownHost(cause));
    }

    /** Without the query, in which a redirect may carry a key. */
    private static String shown(URI address) {
        return address.toString().replaceFirst("\\?.*", "");
    }
}
