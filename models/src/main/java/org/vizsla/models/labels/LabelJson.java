package org.vizsla.models.labels;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Names of classes in JSON: a list, an object from index to name as Keras's {@code class_index} and {@code id2label} of Hugging Face have it, or from name to index.
 *
 * <p>A name is a text, or a pair of WordNet identifier and name. Configurations hold names under {@code id2label}, {@code label_names}, {@code names}, {@code labels} or
 * {@code classes}.
 */
final class LabelJson {
    private static final List<String> KEYS =
            List.of("id2label", "label_names", "class_names", "names", "labels", "classes", "label2id");

    private LabelJson() {}

    /** The classes in the order of their indices; empty where the content is of another kind, or indices are missing. */
    static Optional<List<Label>> of(@Nullable Object content) {
        if (content instanceof Collection<?> list) {
            return all(list);
        }
        if (!(content instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        for (String key : KEYS) {
            if (map.get(key) instanceof Collection<?> || map.get(key) instanceof Map<?, ?>) {
                return of(map.get(key));
            }
        }
        return byIndex(map).or(() -> byName(map));
    }

    private static Optional<List<Label>> byIndex(Map<?, ?> map) {
        Map<Integer, Object> sorted = new TreeMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String index = String.valueOf(entry.getKey());
            if (!index.matches("[0-9]{1,7}") || entry.getValue() == null) {
                return Optional.empty();
            }
            sorted.put(Integer.valueOf(index), entry.getValue());
        }
        return inOrder(sorted);
    }

    private static Optional<List<Label>> byName(Map<?, ?> map) {
        Map<Integer, Object> sorted = new TreeMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getValue() instanceof Integer index) || sorted.put(index, entry.getKey()) != null) {
                return Optional.empty();
            }
        }
        return inOrder(sorted);
    }

    /** The names, if their indices are 0, 1 and so on. */
    private static Optional<List<Label>> inOrder(Map<Integer, Object> sorted) {
        int expected = 0;
        for (int index : sorted.keySet()) {
            if (index != expected++) {
                return Optional.empty();
            }
        }
        return all(sorted.values());
    }

    private static Optional<List<Label>> all(Collection<?> names) {
        List<Label> labels = new ArrayList<>();
        for (Object name : names) {
            Label label = label(name);
            if (label == null) {
                return Optional.empty();
            }
            labels.add(label);
        }
        return labels.isEmpty() ? Optional.empty() : Optional.of(labels);
    }

    private static @Nullable Label label(@Nullable Object name) {
        if (name instanceof String text) {
            return printable("", text);
        }
        return name instanceof List<?> pair
                        && pair.size() == 2
                        && pair.get(0) instanceof String wnid
                        && pair.get(1) instanceof String text
                ? printable(wnid, text)
                : null;
    }

    private static @Nullable Label printable(String wnid, String name) {
        boolean controls = (wnid + name).chars().anyMatch(Character::isISOControl);
        return controls ? null : new Label(wnid.strip(), name.strip());
    }
}
