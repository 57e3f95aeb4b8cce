package org.vizsla.cli.option;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vizsla.cli.terminal.UsageException;

/** Amounts of memory as people write them. */
public final class ByteSize {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(KB|MB|GB|TB)");

    private ByteSize() {}

    /**
     * The bytes of a text such as {@code 500MB}; a KB is 1024 bytes.
     *
     * @throws UsageException if it is none
     */
    public static long parse(String option, String text) {
        Matcher matcher = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw new UsageException(option + " takes a size such as 500MB or 2GB, not '" + text + "'");
        }
        int steps = "KMGT".indexOf(matcher.group(2).charAt(0)) + 1;
        return Long.parseLong(matcher.group(1)) << (10 * steps);
    }
}
