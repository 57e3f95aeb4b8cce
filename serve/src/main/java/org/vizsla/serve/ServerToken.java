package org.vizsla.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A user's token, kept in a file that only he can read, so that addresses stay valid after a restart. */
public final class ServerToken {
    private static final String FILE = "serve-token";
    private static final int LONGEST = 100;

    private ServerToken() {}

    /**
     * The token in a folder; a new one where there is none. It is not kept where it cannot be.
     *
     * @param renewed whether it is a new one in any case
     */
    public static String in(Path folder, boolean renewed) {
        Path file = folder.resolve(FILE);
        Optional<String> known = renewed ? Optional.empty() : read(file);
        return known.orElseGet(() -> written(file, ServerSettings.newToken()));
    }

    private static Optional<String> read(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                return Optional.empty();
            }
            return Optional.of(Files.readString(file).strip()).filter(token -> token.matches("[A-Za-z0-9_-]{16,64}"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String written(Path file, String token) {
        try {
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), FILE, ".part");
            Files.writeString(part, token + "\n", StandardCharsets.US_ASCII);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // It holds for this start alone.
        }
        return token;
    }
}
