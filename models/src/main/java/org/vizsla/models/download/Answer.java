package org.vizsla.models.download;

import java.io.Closeable;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server's answer, with the body still to come. */
record Answer(int status, HttpHeaders headers, Body body) implements Closeable {
    private static final Pattern RANGE =
            Pattern.compile("bytes\\s+(?:([0-9]{1,18})-[0-9]{1,18}|\\*)/([0-9]{1,18}|\\*)");
    private static final int LONGEST_MARK = 1000;

    /** Where the body begins in the file, if the answer declares itself a part of it. */
    OptionalLong start() {
        Matcher range = range();
        return range.matches() && range.group(1) != null
                ? OptionalLong.of(Long.parseLong(range.group(1)))
                : OptionalLong.empty();
    }

    /** The size of the whole file, if the answer states it. */
    OptionalLong total() {
        if (status == 200) {
            String length = headers.firstValue("Content-Length").orElse("");
            return length.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(length)) : OptionalLong.empty();
        }
        Matcher range = range();
        return range.matches() && !range.group(2).equals("*")
                ? OptionalLong.of(Long.parseLong(range.group(2)))
                : OptionalLong.empty();
    }

    /** What marks this version of the file: a strong entity tag, or else the time of the last change. */
    Optional<String> mark() {
        return headers.firstValue("ETag")
                .filter(tag -> tag.startsWith("\""))
                .or(() -> headers.firstValue("Last-Modified"))
                .filter(mark -> mark.length() <= LONGEST_MARK && mark.matches("[\\x20-\\x7e]+"));
    }

    private Matcher range() {
        return RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
    }

    @Override
    public void close() {
        body.close();
    }
}
