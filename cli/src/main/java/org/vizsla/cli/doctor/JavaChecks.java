package org.vizsla.cli.doctor;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.vizsla.report.Version;

/** Java itself: its version, memory, archived classes, and whether it can read and write images. */
final class JavaChecks {
    private static final String ARCHIVE = "-XX:SharedArchiveFile=";

    private JavaChecks() {}

    static Finding vizsla() {
        return Finding.ok("vizsla", Version.current());
    }

    static Finding version() {
        return Finding.ok(
                "java",
                String.format(
                        Locale.ROOT,
                        "%s (%s) in %s, %s %s",
                        System.getProperty("java.version"),
                        System.getProperty("java.vendor"),
                        System.getProperty("java.home"),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch")));
    }

    static Finding memory() {
        return Finding.ok(
                "memory",
                String.format(
                        Locale.ROOT,
                        "%,d MB of heap at most; VIZSLA_JAVA_OPTIONS=-Xmx4g changes it",
                        Runtime.getRuntime().maxMemory() >> 20));
    }

    /** Whether classes come from an archive, which makes starts faster. */
    static Finding start() {
        List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
        return options.stream()
                .filter(option -> option.startsWith(ARCHIVE))
                .findFirst()
                .map(option -> Finding.ok("start", "classes come from " + option.substring(ARCHIVE.length())))
                .orElseGet(() -> Finding.limited(
                        "start",
                        "each start loads all classes anew, which takes a second longer",
                        "start Vizsla by its launcher, once with permission to write its folder or the cache"));
    }

    /** Whether an image can be written and read again; Java needs its module {@code java.desktop} for that, but no display and no fonts. */
    static Finding images() {
        try {
            BufferedImage image = new BufferedImage(2, 3, BufferedImage.TYPE_INT_RGB);
            image.setRGB(1, 2, 0x123456);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            boolean written = ImageIO.write(image, "png", bytes);
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
            if (written && read != null && (read.getRGB(1, 2) & 0xffffff) == 0x123456) {
                return Finding.ok("images", "can be read and written; no display and no fonts are needed");
            }
            return broken("they change when they are written");
        } catch (IOException | LinkageError e) {
            return broken(String.valueOf(e));
        }
    }

    private static Finding broken(String reason) {
        return Finding.broken(
                "images",
                "cannot be read and written: " + reason,
                "use a Java that has the module java.desktop and its libraries");
    }
}
