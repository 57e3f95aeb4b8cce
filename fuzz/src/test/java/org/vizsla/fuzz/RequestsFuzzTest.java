package org.vizsla.fuzz;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.serve.Server;
import org.vizsla.serve.ServerSettings;

/**
 * Requests of any kind are answered or refused by the server: none ends in an internal error, none keeps it from answering the next. Networks are not uploaded here, since each would be tried in a
 * process of its own; the importer has its own target.
 */
class RequestsFuzzTest {
    /** Milliseconds until who asks goes away; some answers take minutes. */
    private static final int PATIENCE = 3_000;

    /** Whoever asks whether it is alive waits for any machine. */
    private static final int LONG_PATIENCE = 120_000;

    private static final int LONGEST_ANSWER = 1 << 20;
    private static final Server SERVER = start();

    private static Server start() {
        try {
            String cache = Files.createTempDirectory("vizsla-fuzz-cache").toString();
            Server server = Server.start(ServerSettings.of(WeightsStore.of(Map.of("VIZSLA_CACHE", cache))), Map.of());
            ask("GET", "api/start", new byte[0], server, LONG_PATIENCE);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first line is a method and a path below the token, the rest is the body. */
    @FuzzTest
    void requests(byte[] bytes) throws IOException {
        // Jazzer takes a connection for a finding, unless it is expected.
        BugDetectors.allowNetworkConnections(
                (host, port) -> port == SERVER.address().getPort());
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        String line = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).replaceAll("[\\x00-\\x1f]", "");
        int space = line.indexOf(' ');
        String method = space < 0 ? "GET" : line.substring(0, space);
        String path = line.substring(space + 1);
        byte[] body = Arrays.copyOfRange(bytes, Math.min(bytes.length, end + 1), bytes.length);
        if (path.startsWith("api/networks?") || path.equals("api/networks")) {
            return;
        }
        String answer = ask(method, path, body, SERVER, PATIENCE);
        if (answer.contains("\"kind\":\"failed\"") || answer.matches("(?s)HTTP/1.1 50[0-2].*")) {
            throw new AssertionError(answer);
        }
        String alive = ask("GET", "api/alive", new byte[0], SERVER, LONG_PATIENCE);
        if (!alive.startsWith("HTTP/1.1 200")) {
            throw new AssertionError("no longer alive: " + alive);
        }
    }

    /** What comes within some seconds; who waits no longer goes away. */
    private static String ask(String method, String path, byte[] body, Server server, int patience) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.setSoTimeout(patience);
            OutputStream out = socket.getOutputStream();
            out.write((method + " " + server.address().getPath() + path + " HTTP/1.1\r\nHost: 127.0.0.1:"
                            + server.address().getPort() + "\r\nX-Vizsla: 1\r\nConnection: close\r\nContent-Length: "
                            + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException e) {
            return "";
        }
    }
}
