package org.vizsla.models.download;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on this machine that speaks HTTP as badly as a test wants. Each connection serves one request and ends. */
final class TestServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Queue<Behaviour> next = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Behaviour usual;

    /** How a request is answered; what is written is sent byte for byte. */
    @FunctionalInterface
    interface Behaviour {
        void answer(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    /** A client's request; names of headers are in lower case. */
    record Request(String line, Map<String, String> headers) {
        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        /** The first byte asked for. */
        int from() {
            return header("range")
                    .map(range -> Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1")))
                    .orElse(0);
        }
    }

    TestServer(Behaviour usual) throws IOException {
        this.usual = usual;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "test server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Answers the next requests like this, one after the other, and later ones as usual. */
    TestServer first(Behaviour... behaviours) {
        next.addAll(List.of(behaviours));
        return this;
    }

    /** Answers like this from now on. */
    void usually(Behaviour behaviour) {
        usual = behaviour;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/models/");
    }

    List<Request> requests() {
        return requests;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread thread = new Thread(() -> serve(connection), "test connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Request request = read(connection);
            requests.add(request);
            Behaviour behaviour = next.poll();
            (behaviour == null ? usual : behaviour).answer(request, connection.getOutputStream());
            connection.getOutputStream().flush();
        } catch (IOException clientHungUp) {
            // That is the client's right.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request read(Socket connection) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
        String first = String.valueOf(reader.readLine());
        Map<String, String> headers = new TreeMap<>();
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Request(first, headers);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
