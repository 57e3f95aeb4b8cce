package org.vizsla.report.export.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A file inside a page: as Base64, in elements that browsers do not run, each short enough to be a text of theirs. */
final class InlinedFile {
    private static final int ELEMENT = 24 << 20;
    private static final String END = "</script>\n";

    private InlinedFile() {}

    static void write(SiteFile file, InputStream content, OutputStream page) throws IOException {
        for (byte[] part = content.readNBytes(ELEMENT); part.length > 0; part = content.readNBytes(ELEMENT)) {
            page.write(("<script type=\"application/octet-stream\" data-file=\"" + file.name() + "\">")
                    .getBytes(StandardCharsets.US_ASCII));
            page.write(Base64.getEncoder().encode(part));
            page.write(END.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
