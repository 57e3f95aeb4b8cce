package org.vizsla.models.download;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.vizsla.models.download.TransferFailure.Kind;

/** Requests files over HTTP, and follows a few redirects, never from https to anything else. */
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
     * Requests a file from some byte on.
     *
     * @param mark the version of the bytes already there; if the server has another, it is to send everything
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
            throw new TransferFailure(Kind.FINAL, shown(from) + " redirects to something that is not an address");
        }
        String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        if (location.isEmpty() || target.getHost() == null || !(secure || scheme.equals("http"))) {
            throw new TransferFailure(
                    Kind.FINAL, shown(from) + " redirects to something that is not an address over http or https");
        }
        if (!secure && "https".equalsIgnoreCase(from.getScheme())) {
            throw new TransferFailure(
                    Kind.FINAL, shown(from) + " redirects from https to http, which Vizsla does not follow");
        }
        return target;
    }

    private Answer send(URI address, long from, Optional<String> mark) throws TransferFailure, InterruptedException {
        HttpRequest.Builder request;
        try {
            request = HttpRequest.newBuilder(address).header("User-Agent", "vizsla");
        } catch (IllegalArgumentException e) {
            throw new TransferFailure(Kind.FINAL, shown(address) + " cannot be asked: " + e.getMessage());
        }
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
            mark.ifPresent(known -> request.header("If-Range", known));
        }
        HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = head(address, request.build());
        Body body = new Body(settings.silence());
        response.body().subscribe(body);
        return new Answer(response.statusCode(), response.headers(), body);
    }

    /**
     * Waits for the head of an answer: in a thread of its own, because from Java 26 on, a request's own timeout would also end a long body, and
     * because the client's asynchronous answers need a free thread in the common pool, which the caller may be occupying.
     */
    private HttpResponse<Flow.Publisher<List<ByteBuffer>>> head(URI address, HttpRequest request)
            throws TransferFailure, InterruptedException {
        FutureTask<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> response =
                new FutureTask<>(() -> client.send(request, HttpResponse.BodyHandlers.ofPublisher()));
        Thread thread = new Thread(response, "vizsla-download");
        thread.setDaemon(true);
        thread.start();
        try {
            return response.get(settings.silence().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(address, e);
        } catch (TimeoutException e) {
            throw new TransferFailure(Kind.BROKEN, shown(address) + " stopped responding");
        } finally {
            response.cancel(true);
        }
    }

    /** A clause that says what went wrong while requesting or reading. */
    static TransferFailure failure(URI address, Exception e) {
        String server = address.getRawAuthority();
        Optional<Throwable> insecure = cause(e, SSLException.class);
        if (cause(e, HttpConnectTimeoutException.class).isPresent()) {
            return new TransferFailure(Kind.UNREACHABLE, server + " does not answer");
        } else if (cause(e, UnresolvedAddressException.class).isPresent()) {
            return new TransferFailure(Kind.UNREACHABLE, "the host " + address.getHost() + " cannot be found");
        } else if (cause(e, ConnectException.class).isPresent()
                || cause(e, NoRouteToHostException.class).isPresent()) {
            return new TransferFailure(Kind.UNREACHABLE, server + " cannot be reached");
        } else if (insecure.isPresent()) {
            return new TransferFailure(
                    Kind.FINAL,
                    "there is no secure connection to " + server + ": "
                            + insecure.get().getMessage());
        } else if (cause(e, HttpTimeoutException.class).isPresent()) {
            return new TransferFailure(Kind.BROKEN, shown(address) + " stopped responding");
        }
        return new TransferFailure(Kind.BROKEN, shown(address) + " breaks off");
    }

    /** The first failure of this type in a chain of causes. */
    private static Optional<Throwable> cause(Throwable e, Class<? extends Throwable> type) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Without the query, in which a redirect may carry a key. */
    private static String shown(URI address) {
        return address.toString().replaceFirst("\\?.*", "");
    }
}
