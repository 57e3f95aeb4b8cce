package org.vizsla.reference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A plain web server of a folder, or of several as if they were one, on this computer alone. As some servers do, it says of compressed files that browsers are to unpack them. */
final class FolderServer implements AutoCloseable {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html",
            "js", "text/javascript",
            "mjs", "text/javascript",
            "wasm", "application/wasm",
            "css", "text/css",
            "png", "image/png");

    private final List<Path> folders;
    private final HttpServer server;

    /** Of a file that several folders have, that of the first is taken. */
    FolderServer(Path... folders) throws IOException {
        this.folders = List.of(folders);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Where the folder is, with a slash at its end. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(1);
        String wanted = name.endsWith("/") ? name + "index.html" : name;
        Path file = folders.stream()
                .map(folder -> folder.resolve(wanted))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseGet(() -> folders.get(0).resolve(wanted));
        boolean isThere = Files.isRegularFile(file);
        byte[] bytes = isThere ? Files.readAllBytes(file) : new byte[0];
        String ending = file.toString().substring(file.toString().lastIndexOf('.') + 1);
        exchange.getResponseHeaders().set("Content-Type", TYPES.getOrDefault(ending, "application/octet-stream"));
        if (ending.equals("gz")) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(isThere ? 200 : 404, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
