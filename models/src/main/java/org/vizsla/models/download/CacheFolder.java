package org.vizsla.models.download;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vizsla.graph.VizslaException;

/**
 * The platform's folder for caches.
 *
 * <p>{@code VIZSLA_CACHE} if it is set. Else {@code %LOCALAPPDATA%\vizsla\cache} on Windows, {@code ~/Library/Caches/vizsla} on macOS, and
 * {@code $XDG_CACHE_HOME/vizsla} or {@code ~/.cache/vizsla} elsewhere (XDG Base Directory Specification, by which a relative {@code XDG_CACHE_HOME}
 * is ignored).
 */
final class CacheFolder {
    private CacheFolder() {}

    /**
     * Finds the folder; it need not exist yet.
     *
     * @param operatingSystem the property {@code os.name}
     * @param home the property {@code user.home}, for systems whose environment has no {@code HOME}
     * @throws VizslaException if a variable does not hold a path, or there is no home
     */
    static Path of(Map<String, String> environment, String operatingSystem, String home) {
        Optional<Path> chosen = path(environment, "VIZSLA_CACHE");
        if (chosen.isPresent()) {
            return chosen.get().toAbsolutePath().normalize();
        }
        String system = operatingSystem.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return path(environment, "LOCALAPPDATA")
                    .orElseGet(() -> home(Map.of(), home).resolve("AppData").resolve("Local"))
                    .resolve("vizsla")
                    .resolve("cache");
        }
        if (system.startsWith("mac")) {
            return home(environment, home).resolve("Library").resolve("Caches").resolve("vizsla");
        }
        return path(environment, "XDG_CACHE_HOME")
                .filter(Path::isAbsolute)
                .orElseGet(() -> home(environment, home).resolve(".cache"))
                .resolve("vizsla");
    }

    private static Path home(Map<String, String> environment, String home) {
        return path(environment, "HOME")
                .or(() -> path(Map.of("user.home", home), "user.home"))
                .filter(Path::isAbsolute)
                .orElseThrow(() -> new VizslaException(
                        "there is no home folder to keep downloads in; name a folder in VIZSLA_CACHE"));
    }

    private static Optional<Path> path(Map<String, String> environment, String variable) {
        String value = environment.getOrDefault(variable, "");
        try {
            return value.isBlank() ? Optional.empty() : Optional.of(Path.of(value));
        } catch (InvalidPathException e) {
            throw new VizslaException(variable + " is not a path: " + e.getReason(), e);
        }
    }
}
