package org.vizsla.report.batch.input;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vizsla.report.json.Json;

/**
 * A file that is to be explained, or a member of an archive; one line of the list.
 *
 * @param path of the file, as it was named or found
 * @param inFolder whether it was found in a folder that the user named
 * @param member of the file, if that is an archive
 * @param failure why there is nothing to explain, if that was seen when it was listed
 */
public record Input(String path, boolean inFolder, Optional<Member> member, Optional<String> failure) {
    private static final String PATH = "path";
    private static final String FOLDER = "folder";
    private static final String MEMBER = "member";
    private static final String START = "start";
    private static final String LENGTH = "length";
    private static final String ERROR = "error";

    /**
     * A part of an archive.
     *
     * @param start its first byte in the archive
     * @param length in bytes
     */
    public record Member(String name, long start, long length) {}

    static Input file(Path file, boolean inFolder) {
        return new Input(file.toString(), inFolder, Optional.empty(), Optional.empty());
    }

    static Input member(Path archive, Member member) {
        return new Input(archive.toString(), false, Optional.of(member), Optional.empty());
    }

    static Input failed(String path, String failure) {
        return new Input(path, false, Optional.empty(), Optional.of(failure));
    }

    /** What results call it: {@code photos/cat.jpg}, {@code shard.tar!000123.jpg}. */
    public String origin() {
        return member.map(part -> origin(path, part.name())).orElse(path);
    }

    static String origin(String archive, String member) {
        return archive + "!" + member;
    }

    /** The line that stands for it, without its end. */
    String line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(PATH, path);
        if (inFolder) {
            line.put(FOLDER, true);
        }
        member.ifPresent(part -> {
            line.put(MEMBER, part.name());
            line.put(START, part.start());
            line.put(LENGTH, part.length());
        });
        failure.ifPresent(why -> line.put(ERROR, why));
        return Json.compact(line);
    }

    /**
     * Reads a line.
     *
     * @throws org.vizsla.graph.VizslaException if it is none
     */
    static Input of(String line) {
        Map<String, Object> values = Json.parse(line);
        Optional<Member> member = Optional.ofNullable(values.get(MEMBER))
                .map(name -> new Member(name.toString(), number(values, START), number(values, LENGTH)));
        return new Input(
                String.valueOf(values.get(PATH)),
                values.containsKey(FOLDER),
                member,
                Optional.ofNullable(values.get(ERROR)).map(Object::toString));
    }

    private static long number(Map<String, Object> values, String name) {
        return values.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
