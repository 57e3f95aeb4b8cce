package org.vizsla.cli.option;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vizsla.cli.terminal.UsageException;
import picocli.CommandLine.Option;

/** The memory that methods of many runs may use. */
public final class MemoryOption {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*(KB|MB|GB|TB)");

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            defaultValue = "1GB",
            description = "Memory for the batches of one method, such as 500MB or 2GB. Default: ${DEFAULT-VALUE}.")
    private String memory = "1GB";

    /** The memory in bytes; a KB is 1024 bytes. */
    public long bytes() {
        Matcher size = SIZE.matcher(memory.strip().toUpperCase(Locale.ROOT));
        if (!size.matches() || Long.parseLong(size.group(1)) == 0) {
            throw new UsageException("--memory takes a size such as 500MB or 2GB, not '" + memory + "'");
        }
        int steps = "KMGT".indexOf(size.group(2).charAt(0)) + 1;
        return Long.parseLong(size.group(1)) << (10 * steps);
    }
}
