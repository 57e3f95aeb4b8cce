package org.vizsla.models.labels;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vizsla.graph.OnnxMetadata;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.internal.InputFile;
import org.vizsla.models.internal.JsonText;

/** The classes of a network, in the order of its scores. */
public final class Labels {
    private final List<Label> labels;

    private Labels(List<Label> labels) {
        this.labels = List.copyOf(labels);
    }

    /** The 1000 classes of ImageNet's challenge of 2012. */
    public static Labels imageNet() {
        return shipped("imagenet.tsv", "the table of ImageNet's classes");
    }

    /** The twelve animals that Vizsla's embedded network tells apart, in the order of its scores. */
    public static Labels menagerie() {
        return shipped("menagerie.txt", "the list of the Menagerie's animals");
    }

    private static Labels shipped(String resource, String what) {
        try (InputStream stream = Objects.requireNonNull(Labels.class.getResourceAsStream(resource))) {
            return new Labels(LabelFile.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8), what));
        } catch (IOException e) {
            throw new VizslaException(what + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Classes of these names. */
    public static Labels of(String... names) {
        return new Labels(Stream.of(names).map(name -> new Label("", name)).toList());
    }

    /**
     * The names that a model's file holds for its classes ({@link OnnxMetadata#CLASS_NAMES}), if there is one for each.
     *
     * @param metadata of the model's graph
     */
    public static Optional<Labels> ofFile(Map<String, String> metadata, int classes) {
        List<String> names =
                metadata.getOrDefault(OnnxMetadata.CLASS_NAMES, "").lines().toList();
        return names.size() == classes && classes > 0
                ? Optional.of(new Labels(names.stream()
                        .map(name ->
                                new Label("", name.replaceAll("\\p{Cntrl}", " ").strip()))
                        .toList()))
                : Optional.empty();
    }

    /** {@code class 0}, {@code class 1} and so on, for a network whose classes have no names. */
    public static Labels numbered(int count) {
        return new Labels(IntStream.range(0, count)
                .mapToObj(index -> new Label("", "class " + index))
                .toList());
    }

    /**
     * Names from a JSON file (a list, an object from index to name or back, or a configuration with one), or from a text file in the order of the scores: one per line; or WordNet identifier and name, separated by a blank; or, under a header that
     * begins with {@code index}, lines of index, WordNet identifier and name, separated by tabs. An empty line is a class without a name.
     *
     * @throws VizslaException if the file cannot be read, or is not such a text in UTF-8
     */
    public static Labels read(Path file) {
        return new Labels(LabelFile.read(file));
    }

    /**
     * Names in JSON, as a list or an object from index to name; Python's way to write them, with single quotes, will do.
     *
     * @return empty where a text is nothing like that
     */
    public static Optional<Labels> inJson(String text) {
        return JsonText.read(text)
                .or(() -> JsonText.read(
                        text.replaceAll("([{,]\\s*)(\\d+)\\s*:", "$1'$2':").replace('\'', '"')))
                .flatMap(Labels::inContent);
    }

    /** Names in what JSON holds: a list, an object from index to name, or a configuration with either. */
    public static Optional<Labels> inContent(Object content) {
        return LabelJson.of(content).map(Labels::new);
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

    /** Whether a class has exactly this name; case does not matter. */
    public boolean has(String name) {
        return !matching(index -> name(index).equalsIgnoreCase(name.strip())).isEmpty();
    }

    /**
     * The class that a user means: an index; otherwise a WordNet identifier or a name; otherwise words or a part of a name, if no other name has
     * them. Case does not matter and, except for whole names, neither does what separates words: {@code great_white} is the great white shark.
     *
     * @throws VizslaException if there is none, or several; the message lists them, or similar names
     */
    public int find(String wanted) {
        String text = wanted.strip();
        if (text.matches("-?[0-9]+")) {
            return index(text);
        }
        List<Integer> found = text.isEmpty()
                ? List.of()
                : matching(index ->
                        name(index).equalsIgnoreCase(text) || wnid(index).equalsIgnoreCase(text));
        String words = Label.words(text);
        if (found.isEmpty() && !words.isEmpty()) {
            found = matching(words);
        }
        if (found.size() == 1) {
            return found.get(0);
        } else if (found.isEmpty()) {
            throw unknown(text, words);
        }
        throw new VizslaException(InputFile.quoted(text) + " may be " + new Candidates(labels).list(found)
                + "; give more of the name, or the index");
    }

    /** Names equal to these words, or otherwise those with these words, or otherwise those that contain them as a part. */
    private List<Integer> matching(String words) {
        List<String> names = labels.stream().map(Label::words).toList();
        return Stream.<IntPredicate>of(
                        index -> names.get(index).equals(words),
                        index -> (" " + names.get(index) + " ").contains(" " + words + " "),
                        index -> names.get(index).contains(words))
                .map(this::matching)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<Integer> matching(IntPredicate condition) {
        return IntStream.range(0, size()).filter(condition).boxed().toList();
    }

    private int index(String digits) {
        int index = digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1;
        if (index < 0 || index >= size()) {
            throw new VizslaException("there is no class " + digits + "; classes go from 0 to " + (size() - 1));
        }
        return index;
    }

    private VizslaException unknown(String text, String words) {
        List<Integer> near = new Candidates(labels).near(words);
        return new VizslaException("no class is called " + InputFile.quoted(text)
                + (near.isEmpty()
                        ? "; give an index, 0 to " + (size() - 1) + ", or a part of a name"
                        : "; did you mean " + new Candidates(labels).list(near) + "?"));
    }
}
