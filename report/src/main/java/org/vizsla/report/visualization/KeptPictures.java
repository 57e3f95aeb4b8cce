package org.vizsla.report.visualization;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.VizslaException;
import org.vizsla.optimize.visualize.kept.KeptStates;
import org.vizsla.optimize.visualize.kept.StateReader;
import org.vizsla.report.json.KeptQuestion;

/**
 * The states of unfinished pictures, in the folder of their results, a file each: {@value #MAGIC}, the length of the question (int32), the question (JSON), the state, and the SHA-256 of all that. They go
 * when the results are complete.
 */
public final class KeptPictures implements KeptStates {
    private static final String MAGIC = "Vizsla state 1\n";
    private static final String FILES = "picture-*.state";
    private static final int DIGEST = 32;
    private static final int LONGEST_QUESTION = 1 << 20;

    private final Path folder;
    private final KeptQuestion question;
    private final boolean resume;

    private KeptPictures(Path folder, KeptQuestion question, boolean resume) {
        this.folder = folder;
        this.question = question;
        this.resume = resume;
    }

    /** Begins anew: what was kept in the folder goes. */
    public static KeptPictures begin(Path folder, KeptQuestion question) {
        remove(folder);
        return new KeptPictures(folder, question, false);
    }

    /**
     * Goes on with what is in the folder, if there is something.
     *
     * @throws VizslaException if a file is damaged, or was kept for another question
     */
    public static KeptPictures resume(Path folder, KeptQuestion question) {
        KeptPictures kept = new KeptPictures(folder, question, true);
        files(folder).forEach(kept::read);
        return kept;
    }

    /** Whether nothing is kept. */
    public boolean isEmpty() {
        return files(folder).isEmpty();
    }

    /** Removes all states in a folder. */
    static void remove(Path folder) {
        try {
            for (Path file : files(folder)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new VizslaException("cannot remove what is kept in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> files(Path folder) {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, FILES)) {
                all.forEach(files::add);
            } catch (IOException e) {
                throw new VizslaException(folder + " cannot be read: " + e.getMessage(), e);
            }
        }
        return files;
    }

    private Path file(int number) {
        return folder.resolve(FILES.replace("*", Integer.toString(number + 1)));
    }

    @Override
    public Optional<StateReader> read(int number) {
        Path file = file(number);
        return resume && Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    private StateReader read(Path file) {
        byte[] whole = bytes(file);
        ByteBuffer bytes = ByteBuffer.wrap(whole);
        byte[] magic = MAGIC.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] found = new byte[magic.length];
            bytes.get(found);
            if (!MessageDigest.isEqual(found, magic)) {
                throw new VizslaException(file + " is not the state of a picture");
            }
            byte[] asked = new byte[Math.max(0, Math.min(bytes.getInt(), LONGEST_QUESTION))];
            bytes.get(asked);
            int end = bytes.limit() - DIGEST;
            byte[] digest = new byte[DIGEST];
            bytes.duplicate().position(end).get(digest);
            if (!MessageDigest.isEqual(digest, digest(whole, end))) {
                throw new VizslaException(file + " is damaged");
            }
            question.check(folder, new String(asked, StandardCharsets.UTF_8));
            return new StateReader(file.toString(), bytes.limit(end));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new VizslaException(file + " is damaged", e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > (long) MOST_BYTES + 2 * LONGEST_QUESTION) {
                throw new VizslaException(file + " is not the state of a picture");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new VizslaException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void write(int number, byte[] state) {
        byte[] asked = question.text().getBytes(StandardCharsets.UTF_8);
        byte[] magic = MAGIC.getBytes(StandardCharsets.UTF_8);
        int length = magic.length + Integer.BYTES + asked.length + state.length;
        ByteBuffer all = ByteBuffer.allocate(length + DIGEST);
        all.put(magic).putInt(asked.length).put(asked).put(state);
        all.put(digest(all.array(), length));
        AtomicFile.write(file(number), all.array());
    }

    private static byte[] digest(byte[] bytes, int count) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, count);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
