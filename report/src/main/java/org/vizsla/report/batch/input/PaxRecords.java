package org.vizsla.report.batch.input;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.vizsla.graph.VizslaException;

/**
 * What extensions say about the next member of an archive: records of POSIX, and long names of GNU.
 *
 * @param name in place of that in the header
 * @param length in place of that in the header
 * @param isSparse whether it is stored with holes
 */
record PaxRecords(Optional<String> name, Optional<Long> length, boolean isSparse) {
    static final PaxRecords NONE = new PaxRecords(Optional.empty(), Optional.empty(), false);

    /**
     * These and those of one more extension.
     *
     * @param content of at most some KB
     * @throws VizslaException if it is not well formed
     */
    PaxRecords with(TarHeader header, byte[] content) {
        return switch (header.type()) {
            case 'L' -> new PaxRecords(Optional.of(untilZero(content)), length, isSparse);
            case 'x' -> with(content);
            default -> this;
        };
    }

    private static String untilZero(byte[] content) {
        int end = 0;
        while (end < content.length && content[end] != 0) {
            end++;
        }
        return new String(content, 0, end, StandardCharsets.UTF_8);
    }

    /** Each record is {@code LENGTH KEY=VALUE} and a line feed, and its length counts all of it. */
    private PaxRecords with(byte[] content) {
        PaxRecords all = this;
        int at = 0;
        while (at < content.length) {
            int space = at;
            int length = 0;
            while (space < content.length && isDigit(content[space]) && length < content.length) {
                length = 10 * length + content[space++] - '0';
            }
            int end = at + length;
            if (end > content.length || space + 1 >= end || content[space] != ' ' || content[end - 1] != '\n') {
                throw new VizslaException("the records about a member are not well formed");
            }
            all = all.with(new String(content, space + 1, end - space - 2, StandardCharsets.UTF_8));
            at = end;
        }
        return all;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    private PaxRecords with(String record) {
        String value = record.substring(record.indexOf('=') + 1);
        if (record.startsWith("path=")) {
            return new PaxRecords(Optional.of(value), length, isSparse);
        }
        if (record.startsWith("size=") && value.matches("[0-9]{1,18}")) {
            return new PaxRecords(name, Optional.of(Long.valueOf(value)), isSparse);
        }
        return record.startsWith("GNU.sparse.") ? new PaxRecords(name, length, true) : this;
    }
}
