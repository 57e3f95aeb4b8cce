package org.vizsla.models.labels;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vizsla.graph.VizslaException;

/** The classes of a network, in the order of its scores. */
public final class Labels {
    private static final int LARGEST_FILE = 16 << 20;
    private static final int CANDIDATES_SHOWN = 12;

    private final List<Label> labels;

    private Labels(List<Label> labels) {
        this.labels = List.copyOf(labels);
    }

    /** A class: its WordNet identifier, empty if there is none, and its name. */
    private record Label(String wnid, String name) {
        static Label of(String line) {
            List<String> columns = List.of(line.split("\t", -1));
            return columns.size() < 3
                    ? new Label("", line.strip())
                    : new Label(columns.get(1).strip(), columns.get(2).strip());
        }
    }

    /** The 1000 classes of ImageNet's challenge of 2012. */
    public static Labels imageNet() {
        try (InputStream stream = Objects.requireNonNull(Labels.class.getResourceAsStream("imagenet.tsv"))) {
            return parsed(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new VizslaException("the names of ImageNet's classes cannot be read: " + e.getMessage(), e);
        }
    }

    /** {@code class 0}, {@code class 1} and so on, for a network whose classes have no names. */
    public static Labels numbered(int count) {
        return new Labels(IntStream.range(0, count)
                .mapToObj(index -> new Label("", "class " + index))
                .toList());
    }

    /**
     * Names from a text file: one a line, in the order of the scores; or lines of index, WordNet identifier and name with tabs between, under a
     * header that begins with {@code index}.
     *
     * @throws VizslaException if the file cannot be read or is no text in UTF-8
     */
    public static Labels read(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new VizslaException(file + " is too large for a list of class names");
            }
            return parsed(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new VizslaException("there is no file " + file, e);
        } catch (CharacterCodingException e) {
            throw new VizslaException(file + " is not text in UTF-8; class names go one a line", e);
        } catch (IOException e) {
            throw new VizslaException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static Labels parsed(String text) {
        List<String> lines = text.stripTrailing().lines().toList();
        boolean headed = !lines.isEmpty() && lines.get(0).startsWith("index\t");
        return new Labels(lines.stream().skip(headed ? 1 : 0).map(Label::of).toList());
    }

    public int size() {
        return labels.size();
    }

    /** The name of the class with this index. */
    public String name(int index) {
        return labels.get(index).name();
    }

    /** The WordNet identifier of the class with this index, such as {@code n02100583}; empty if there is none. */
    public String wnid(int index) {
        return labels.get(index).wnid();
    }

    /**
     * The class that a user means: an index, a WordNet identifier, a name, or part of one that no other name has. Case does not matter.
     *
     * @throws VizslaException if there is none, or several; the message lists them
     */
    public int find(String wanted) {
        String text = wanted.strip().toLowerCase(Locale.ROOT);
        if (text.matches("\\d{1,9}")) {
            int index = Integer.parseInt(text);
            if (index >= size()) {
                throw new VizslaException("there is no class " + index + "; classes go from 0 to " + (size() - 1));
            }
            return index;
        }
        List<Integer> exact = matching(
                label -> label.wnid().equalsIgnoreCase(text) || lower(label).equals(text));
        List<Integer> words = matching(label -> (" " + lower(label) + " ").contains(" " + text + " "));
        List<Integer> parts = matching(label -> lower(label).contains(text));
        for (List<Integer> found : List.of(exact, words, parts)) {
            if (found.size() == 1) {
                return found.get(0);
            } else if (!found.isEmpty()) {
                throw new VizslaException("'" + wanted + "' may be " + listed(found) + "; name one, or give its index");
            }
        }
        throw new VizslaException("no class is called '" + wanted + "'; give its index, 0 to " + (size() - 1)
                + ", or a part of its name");
    }

    private static String lower(Label label) {
        return label.name().toLowerCase(Locale.ROOT);
    }

    private List<Integer> matching(java.util.function.Predicate<Label> condition) {
        List<Integer> found = new ArrayList<>();
        for (int index = 0; index < labels.size(); index++) {
            if (!labels.get(index).name().isEmpty() && condition.test(labels.get(index))) {
                found.add(index);
            }
        }
        return found;
    }

    private String listed(List<Integer> indices) {
        String shown = indices.stream()
                .limit(CANDIDATES_SHOWN)
                .map(index -> name(index) + " (" + index + ")")
                .collect(Collectors.joining(", "));
        int more = indices.size() - CANDIDATES_SHOWN;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }
}
