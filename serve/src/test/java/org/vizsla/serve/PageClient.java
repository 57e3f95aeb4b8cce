package org.vizsla.serve;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vizsla.graph.HalfPrecision;
import org.vizsla.report.json.Json;

/** Asks a server as its page does. */
final class PageClient {
    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();

    PageClient(Server server) {
        this.address = server.address();
    }

    /** A frame of an answer. */
    static final class Frame {
        private final int kind;
        private final byte[] content;

        Frame(int kind, byte[] content) {
            this.kind = kind;
            this.content = content;
        }

        int kind() {
            return kind;
        }

        byte[] content() {
            return content;
        }

        boolean isResult() {
            return kind == 2;
        }

        boolean isFailure() {
            return kind == 3;
        }

        /** The object of a progress or failure, or the header of a result. */
        Map<String, Object> json() {
            int from = isResult() ? Integer.BYTES : 0;
            int length = isResult() ? buffer().getInt() : content.length;
            return Json.parse(new String(content, from, length, StandardCharsets.UTF_8));
        }

        /** The values of a result. */
        float[] values() {
            ByteBuffer buffer = buffer();
            buffer.position(Integer.BYTES + buffer.getInt());
            double scale = ((Number) Objects.requireNonNull(json().get("scale"))).doubleValue();
            float[] values = new float[buffer.remaining() / Short.BYTES];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (scale * HalfPrecision.toFloat(buffer.getShort()));
            }
            return values;
        }

        private ByteBuffer buffer() {
            return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).header("X-Vizsla", "1");
    }

    HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    HttpResponse<byte[]> post(String path, byte[] body) throws IOException, InterruptedException {
        return send(
                request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build());
    }

    HttpResponse<byte[]> post(String path, Map<String, Object> body) throws IOException, InterruptedException {
        return post(path, Json.compact(body).getBytes(StandardCharsets.UTF_8));
    }

    static Map<String, Object> json(HttpResponse<byte[]> response) {
        return Json.parse(new String(response.body(), StandardCharsets.UTF_8));
    }

    Map<String, Object> upload(String what, String name, byte[] file) throws IOException, InterruptedException {
        return json(post("api/" + what + "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8), file));
    }

    /** A drawn scene's id. */
    String scene(int seed, int species) throws IOException, InterruptedException {
        return (String) Objects.requireNonNull(json(post("api/scenes", Map.of("seed", seed, "species", species)))
                .get("id"));
    }

    /** What asks for a map of the embedded network. */
    static Map<String, Object> ask(String picture, String method) {
        Map<String, Object> ask = new LinkedHashMap<>();
        ask.put("network", "menagerie");
        ask.put("picture", picture);
        ask.put("method", method);
        return ask;
    }

    /** All frames of an answer. */
    List<Frame> frames(String path, Map<String, Object> body) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = post(path, body);
        if (response.statusCode() != 200) {
            throw new IOException(new String(response.body(), StandardCharsets.UTF_8));
        }
        return frames(response.body());
    }

    /** An answer that is read as it comes. */
    InputStream open(String path, Map<String, Object> body) throws IOException, InterruptedException {
        return http.send(
                        request(path)
                                .POST(HttpRequest.BodyPublishers.ofString(Json.compact(body)))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    static List<Frame> frames(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<Frame> frames = new ArrayList<>();
        while (buffer.hasRemaining()) {
            byte[] content = new byte[buffer.getInt()];
            int kind = buffer.get();
            buffer.get(content);
            frames.add(new Frame(kind, content));
        }
        return frames;
    }

    /** The next frame of an answer that is read as it comes. */
    static Frame next(InputStream answer) throws IOException {
        ByteBuffer head = ByteBuffer.wrap(answer.readNBytes(Integer.BYTES + 1)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] content = new byte[head.getInt()];
        int kind = head.get();
        if (answer.readNBytes(content, 0, content.length) < content.length) {
            throw new EOFException("the answer ends within a frame");
        }
        return new Frame(kind, content);
    }

    /** The frame that ends an answer. */
    Frame last(String path, Map<String, Object> body) throws IOException, InterruptedException {
        List<Frame> all = frames(path, body);
        return all.get(all.size() - 1);
    }
}
