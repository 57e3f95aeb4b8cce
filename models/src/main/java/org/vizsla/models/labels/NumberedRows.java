package org.vizsla.models.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines that begin with the index of their class: {@code 0: tench}, {@code 0,tench}, {@code 0 tench} or with a tab between, from 0 or from 1 on, in order; perhaps under a
 * header such as {@code id,name}, or {@code names:} of YAML.
 */
final class NumberedRows {
    private static final Pattern ROW = Pattern.compile("\\s*(\\d{1,7})\\s*[:,;\\t ]\\s*(\\S.*)");
    private static final Pattern HEADER = Pattern.compile(
            "\\s*names\\s*:\\s*|\\s*(id|index|idx|class|class_id|number)\\s*[,;\\t]\\s*(name|label|class|class_name)s?\\s*");

    private NumberedRows() {}

    /** The lines without their numbers; empty where they are not numbered in order. */
    static Optional<List<String>> names(List<String> lines) {
        boolean headed = !lines.isEmpty()
                && HEADER.matcher(lines.get(0).toLowerCase(Locale.ROOT)).matches();
        List<String> names = new ArrayList<>();
        int first = 0;
        for (String line : headed ? lines.subList(1, lines.size()) : lines) {
            Matcher row = ROW.matcher(line);
            if (!row.matches()) {
                return Optional.empty();
            }
            int number = Integer.parseInt(row.group(1));
            if (names.isEmpty() && number <= 1) {
                first = number;
            }
            if (number != first + names.size()) {
                return Optional.empty();
            }
            names.add(unquoted(row.group(2).strip()));
        }
        return names.size() < 2 && !headed ? Optional.empty() : Optional.of(names);
    }

    private static String unquoted(String name) {
        return name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                : name;
    }
}
