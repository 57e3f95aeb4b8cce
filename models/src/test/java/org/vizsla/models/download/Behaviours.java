package org.vizsla.models.download;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.vizsla.models.download.TestServer.Behaviour;

/** Servers good and bad. */
final class Behaviours {
    private Behaviours() {}

    /** A good one: serves parts on request, unless the version differs. */
    static Behaviour serving(byte[] content, String tag) {
        return (request, out) -> {
            boolean same = request.header("if-range").map(tag::equals).orElse(true);
            int from = same ? request.from() : 0;
            if (from >= content.length) {
                head(out, "416 Range Not Satisfiable", "Content-Range: bytes */" + content.length, "Content-Length: 0");
                return;
            }
            String length = "Content-Length: " + (content.length - from);
            if (from == 0) {
                head(out, "200 OK", length, "ETag: " + tag, "Accept-Ranges: bytes");
            } else {
                head(out, "206 Partial Content", length, "ETag: " + tag, range(from, content));
            }
            out.write(content, from, content.length - from);
        };
    }

    /** Like a good one, but it hangs up after some bytes. */
    static Behaviour breakingOff(byte[] content, String tag, int after) {
        return (request, out) -> serving(content, tag).answer(request, new Limited(out, after));
    }

    /** Always all of it. */
    static Behaviour ignoringRange(byte[] content) {
        return (request, out) -> {
            head(out, "200 OK", "Content-Length: " + content.length);
            out.write(content);
        };
    }

    /** Neither length nor version. */
    static Behaviour chunked(byte[] content) {
        return (request, out) -> {
            head(out, "200 OK", "Transfer-Encoding: chunked");
            for (int from = 0; from < content.length; from += 10_000) {
                byte[] chunk = Arrays.copyOfRange(content, from, Math.min(from + 10_000, content.length));
                chunk(out, chunk);
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        };
    }

    /** Declares one length and sends another. */
    static Behaviour lying(byte[] content, int length) {
        return (request, out) -> {
            head(out, "200 OK", "Content-Length: " + length);
            out.write(content);
        };
    }

    static Behaviour redirecting(String location) {
        return (request, out) -> head(out, "302 Found", "Location: " + location, "Content-Length: 0");
    }

    static Behaviour failing(String status) {
        return (request, out) -> {
            head(out, status, "Content-Length: 5", "Content-Type: text/html");
            out.write("sorry".getBytes(StandardCharsets.ISO_8859_1));
        };
    }

    /** Sends for ever. */
    static Behaviour endless() {
        return (request, out) -> {
            head(out, "200 OK", "Transfer-Encoding: chunked");
            byte[] chunk = new byte[1 << 16];
            while (true) {
                chunk(out, chunk);
            }
        };
    }

    /** Sends some bytes of a good answer, and then keeps the connection open and says nothing. */
    static Behaviour stalling(byte[] content, String tag, int after) {
        return (request, out) -> {
            try {
                breakingOff(content, tag, after).answer(request, out);
            } catch (IOException limit) {
                out.flush();
            }
            new CountDownLatch(1).await();
        };
    }

    static void head(OutputStream out, String status, String... headers) throws IOException {
        String text = "HTTP/1.1 " + status + "\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static String range(int from, byte[] content) {
        return "Content-Range: bytes " + from + "-" + (content.length - 1) + "/" + content.length;
    }

    private static void chunk(OutputStream out, byte[] chunk) throws IOException {
        out.write((Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.write(chunk);
        out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A stream that ends in a failure after so many bytes, the head of the answer not counted. */
    private static final class Limited extends OutputStream {
        private final OutputStream out;
        private int left;
        private boolean afterHead;

        Limited(OutputStream out, int left) {
            this.out = out;
            this.left = left;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!afterHead) {
                afterHead = true;
                out.write(bytes, offset, length);
                return;
            }
            int some = Math.min(left, length);
            out.write(bytes, offset, some);
            left -= some;
            if (left == 0) {
                out.flush();
                throw new IOException("broken off");
            }
        }
    }
}
