package org.vizsla.render.guide;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vizsla.render.page.PagePart;

/** The bodies of the guide's pages. */
public final class GuideBodies {
    private GuideBodies() {}

    /**
     * A picture with a line below it.
     *
     * @param file relative to the guide
     */
    public record Picture(String file, String alt, String caption) {}

    /**
     * A name with what it means.
     *
     * @param name of an option or a parameter, with its default
     */
    public record Term(String name, String meaning) {}

    /**
     * A method.
     *
     * @param facts family, needs, cost, paper
     * @param parameters with their defaults
     * @param command that makes its map
     */
    public record Method(
            String name,
            String title,
            String description,
            String question,
            String formula,
            String misleads,
            List<Term> facts,
            List<Term> parameters,
            List<Picture> pictures,
            String command) {
        public Method {
            facts = List.copyOf(facts);
            parameters = List.copyOf(parameters);
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * A command.
     *
     * @param synopsis how it is called
     * @param examples calls, each with what it does
     */
    public record Command(
            String name,
            String description,
            String synopsis,
            List<Term> options,
            String examples,
            List<Command> parts) {
        public Command {
            options = List.copyOf(options);
            parts = List.copyOf(parts);
        }
    }

    /**
     * Methods that work alike, each with a small picture.
     *
     * @param title of the family
     */
    public record Family(String title, List<Tile> tiles) {
        public Family {
            tiles = List.copyOf(tiles);
        }
    }

    /** A method in the table of all. */
    public record Tile(String href, String title, String description, List<Picture> pictures) {
        public Tile {
            pictures = List.copyOf(pictures);
        }
    }

    public static String of(Method method) {
        return PagePart.filled(
                GuideBodies.class,
                "method.mustache",
                Map.of("method", method, "hasParameters", !method.parameters().isEmpty()));
    }

    public static String of(Command command) {
        return PagePart.filled(GuideBodies.class, "command.mustache", Map.of("commands", commands(command)));
    }

    private static List<Map<String, Object>> commands(Command command) {
        return Stream.concat(
                        Stream.of(values(command, true)),
                        command.parts().stream().map(part -> values(part, false)))
                .toList();
    }

    private static Map<String, Object> values(Command command, boolean top) {
        return Map.of(
                "name", command.name(),
                "top", top,
                "description", command.description(),
                "synopsis", command.synopsis(),
                "hasOptions", !command.options().isEmpty(),
                "options", command.options(),
                "examples", command.examples().isEmpty() ? List.of() : List.of(command.examples()));
    }

    /** The table of all methods. */
    public static String of(List<Family> families) {
        return PagePart.filled(GuideBodies.class, "methods.mustache", Map.of("families", families));
    }
}
