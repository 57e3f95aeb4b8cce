package org.vizsla.models.labels;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.internal.InputFile;
import org.vizsla.models.internal.JsonText;

/** Reads names of classes from an untrusted text file: bounded, UTF-8, no control characters. */
final class LabelFile {
    private static final int LARGEST = 16 << 20;
    private static final int MOST_CLASSES = 1_000_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern HEADER = Pattern.compile("index\\t.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern COLUMNS = Pattern.compile("([0-9]{1,9})\\t([^\\t]*)\\t([^\\t]*)");
    private static final Pattern SYNSET = Pattern.compile("(n[0-9]{8})[ \\t]+([^\\t]+)");

    private final String source;

    private LabelFile(String source) {
        this.source = source;
    }

    static List<Label> read(Path file) {
        try (InputFile input = InputFile.open(file)) {
            if (input.size() > LARGEST) {
                throw input.failure("is too large for a list of class names");
            }
            ByteBuffer bytes = input.bytes(0, (int) input.size());
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return parse(text, file.toString());
        } catch (CharacterCodingException e) {
            throw new VizslaException(file + " is not text in UTF-8; class names go one per line", e);
        }
    }

    /** Reads a text; failures name its source. */
    static List<Label> parse(String text, String source) {
        return new LabelFile(source).parse(text);
    }

    private List<Label> parse(String text) {
        String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        if (plain.stripLeading().startsWith("{") || plain.stripLeading().startsWith("[")) {
            return json(plain);
        }
        List<String> lines =
                plain.stripTrailing().lines().limit(MOST_CLASSES + 2).toList();
        boolean headed = !lines.isEmpty() && HEADER.matcher(lines.get(0)).matches();
        List<String> rows = headed ? lines.subList(1, lines.size()) : lines;
        if (rows.size() > MOST_CLASSES) {
            throw new VizslaException(source + " names more than %,d classes".formatted(MOST_CLASSES));
        } else if (rows.stream().allMatch(String::isBlank)) {
            throw new VizslaException(source + " names no classes; they go one per line");
        }
        if (!headed) {
            rows = NumberedRows.names(rows).orElse(rows);
        }
        List<Label> labels = new ArrayList<>();
        for (String row : rows) {
            int line = labels.size() + (headed ? 2 : 1);
            labels.add(headed ? columns(row, line, labels.size()) : plain(row, line));
        }
        return labels;
    }

    private List<Label> json(String text) {
        List<Label> labels = JsonText.read(text)
                .flatMap(LabelJson::of)
                .orElseThrow(() -> new VizslaException(source
                        + " begins like JSON, and is neither a list of names nor an object from index to name, with"
                        + " indices from 0 on without a gap"));
        if (labels.size() > MOST_CLASSES) {
            throw new VizslaException(source + " names more than %,d classes".formatted(MOST_CLASSES));
        }
        return labels;
    }

    private Label columns(String row, int line, int index) {
        Matcher columns = COLUMNS.matcher(row);
        if (!columns.matches()) {
            throw new VizslaException("line " + line + " of " + source
                    + " is not index, WordNet identifier and name with tabs between, as the header says");
        }
        if (Integer.parseInt(columns.group(1)) != index) {
            throw new VizslaException("line " + line + " of " + source + " has index " + columns.group(1) + ", not "
                    + index + "; classes go in the order of the scores");
        }
        return new Label(columns.group(2).strip(), checked(columns.group(3), line));
    }

    private Label plain(String row, int line) {
        Matcher synset = SYNSET.matcher(row);
        return synset.matches()
                ? new Label(synset.group(1), checked(synset.group(2), line))
                : new Label("", checked(row, line));
    }

    private String checked(String name, int line) {
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new VizslaException("line " + line + " of " + source
                    + " has a tab or another control character in it;" + " class names go one per line");
        }
        return name.strip();
    }
}
