package org.vizsla.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Words before a command that change a folder for that command alone: a small disk in its place, or no permission to write there.
 *
 * <p>A small disk is a {@code tmpfs} that is mounted in a namespace of the command's own, which nobody else sees and which ends with it; that needs root, or a kernel that allows namespaces of
 * users.
 */
final class Disks {
    private static final List<List<String>> NAMESPACES =
            List.of(List.of("unshare", "-m"), List.of("unshare", "-r", "-m"));

    private Disks() {}

    /** Gives a command an empty disk of some KiB in place of a folder, and lists in a file which files it left there. Nothing where mounting is not permitted. */
    static Optional<List<String>> small(int kibibytes, Path folder, Path left) {
        return inNamespace(
                "mount -t tmpfs -o size=" + kibibytes + "k small '" + folder + "' || exit 99",
                "cd '" + folder + "' && find . -type f >'" + left + "'",
                folder);
    }

    /** Mounts a folder a second time, so that nothing can be written there. Nothing where mounting is not permitted. */
    static Optional<List<String>> readOnly(Path folder) {
        return inNamespace(
                "mount --bind '" + folder + "' '" + folder + "' && mount -o remount,bind,ro '" + folder
                        + "' || exit 99",
                "true",
                folder);
    }

    private static Optional<List<String>> inNamespace(String before, String after, Path folder) {
        for (List<String> namespace : NAMESPACES) {
            List<String> words = new ArrayList<>(namespace);
            words.addAll(List.of("bash", "-c", before + "; \"$@\"; status=$?; " + after + "; exit $status", "disk"));
            List<String> probe = new ArrayList<>(words);
            probe.add("true");
            if (status(probe, folder) == 0) {
                return Optional.of(words);
            }
        }
        return Optional.empty();
    }

    /** Makes permissions count: root loses its right to pass over them, others never had it. */
    static List<String> obeyingPermissions(Path folder) {
        List<String> words = List.of("setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override");
        List<String> probe = new ArrayList<>(words);
        probe.add("true");
        return status(probe, folder) == 0 ? words : List.of();
    }

    private static int status(List<String> command, Path folder) {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
