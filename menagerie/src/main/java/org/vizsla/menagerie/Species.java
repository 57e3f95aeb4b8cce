package org.vizsla.menagerie;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.NearestNames;
import org.vizsla.menagerie.internal.animal.Animal;
import org.vizsla.menagerie.internal.animal.Flamingo;
import org.vizsla.menagerie.internal.animal.GardenSpider;
import org.vizsla.menagerie.internal.animal.Goldfish;
import org.vizsla.menagerie.internal.animal.KingSnake;
import org.vizsla.menagerie.internal.animal.Ladybird;
import org.vizsla.menagerie.internal.animal.Mastiff;
import org.vizsla.menagerie.internal.animal.Monarch;
import org.vizsla.menagerie.internal.animal.Owl;
import org.vizsla.menagerie.internal.animal.TabbyCat;
import org.vizsla.menagerie.internal.animal.TreeFrog;
import org.vizsla.menagerie.internal.animal.Vizsla;
import org.vizsla.menagerie.internal.animal.Zebra;

/** The animals of the Menagerie; a species' place in this list is its class index. */
public enum Species {
    VIZSLA("Vizsla", new Vizsla(), Views.LEVEL, "head", "ears", "eyes", "muzzle", "nose", "body", "legs", "tail"),
    KING_SNAKE("king snake", new KingSnake(), Views.LOW, "head", "eyes", "tongue", "body", "bands"),
    MASTIFF(
            "mastiff",
            new Mastiff(),
            Views.LEVEL,
            "head",
            "ears",
            "eyes",
            "muzzle",
            "nose",
            "mask",
            "body",
            "legs",
            "tail"),
    TABBY_CAT(
            "tabby cat",
            new TabbyCat(),
            Views.LEVEL,
            "head",
            "ears",
            "eyes",
            "muzzle",
            "nose",
            "whiskers",
            "body",
            "legs",
            "tail",
            "stripes"),
    GARDEN_SPIDER("garden spider", new GardenSpider(), Views.FLAT, "head", "eyes", "abdomen", "legs", "bands"),
    MONARCH(
            "monarch",
            new Monarch(),
            Views.FLAT,
            "head",
            "eyes",
            "antennae",
            "body",
            "wings",
            "veins",
            "spots",
            "legs"),
    FLAMINGO("flamingo", new Flamingo(), Views.LEVEL, "head", "eyes", "bill", "neck", "body", "wings", "legs", "tail"),
    GOLDFISH("goldfish", new Goldfish(), Views.SIDEWAYS, "head", "eyes", "mouth", "body", "fins", "tail", "scales"),
    LADYBIRD("ladybird", new Ladybird(), Views.LOW, "head", "eyes", "cheeks", "antennae", "wings", "spots", "legs"),
    ZEBRA(
            "zebra",
            new Zebra(),
            Views.LEVEL,
            "head",
            "ears",
            "eyes",
            "muzzle",
            "mane",
            "body",
            "legs",
            "tail",
            "stripes"),
    OWL(
            "owl",
            new Owl(),
            Views.FRONTAL,
            "head",
            "face",
            "eyes",
            "bill",
            "tufts",
            "body",
            "wings",
            "feathers",
            "feet",
            "tail"),
    TREE_FROG("tree frog", new TreeFrog(), Views.LOW, "head", "eyes", "body", "flanks", "legs", "toes");

    private final String displayName;
    private final Animal animal;
    private final List<Viewpoint> viewpoints;
    private final List<String> parts;

    Species(String displayName, Animal animal, List<Viewpoint> viewpoints, String... parts) {
        this.displayName = displayName;
        this.animal = animal;
        this.viewpoints = viewpoints;
        this.parts = List.of(parts);
    }

    /** All, by class index. */
    public static List<Species> all() {
        return List.of(values());
    }

    /** The class index, from 0. */
    public int index() {
        return all().indexOf(this);
    }

    /** The name for people: {@code tabby cat}. */
    public String displayName() {
        return displayName;
    }

    /** The parts that have a name. */
    public List<String> parts() {
        return parts;
    }

    /** The viewpoints it may be seen from; one that occurs twice is twice as likely. */
    public List<Viewpoint> viewpoints() {
        return viewpoints;
    }

    Animal animal() {
        return animal;
    }

    /**
     * By class index ({@code 3}) or name ({@code tabby cat}, {@code tabby-cat}, {@code TABBY_CAT}).
     *
     * @throws VizslaException if there is none
     */
    public static Species of(String name) {
        String wanted = plain(name);
        return Arrays.stream(values())
                .filter(species ->
                        plain(species.displayName).equals(wanted) || wanted.equals(Integer.toString(species.index())))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    private static VizslaException unknown(String name) {
        List<String> known = Arrays.stream(values()).map(Species::displayName).toList();
        return new VizslaException("there is no animal '" + name + "' in the menagerie; "
                + NearestNames.question(name, known).orElse("there are " + String.join(", ", known)));
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }

    /** Lists of viewpoints that several species share. */
    private static final class Views {
        static final List<Viewpoint> LEVEL = List.of(
                Viewpoint.SIDE, Viewpoint.SIDE, Viewpoint.THREE_QUARTER, Viewpoint.THREE_QUARTER, Viewpoint.PORTRAIT);
        static final List<Viewpoint> LOW = List.of(
                Viewpoint.SIDE, Viewpoint.THREE_QUARTER, Viewpoint.THREE_QUARTER, Viewpoint.ABOVE, Viewpoint.ABOVE);
        static final List<Viewpoint> FLAT =
                List.of(Viewpoint.THREE_QUARTER, Viewpoint.ABOVE, Viewpoint.ABOVE, Viewpoint.ABOVE);
        static final List<Viewpoint> SIDEWAYS =
                List.of(Viewpoint.SIDE, Viewpoint.SIDE, Viewpoint.SIDE, Viewpoint.THREE_QUARTER);
        static final List<Viewpoint> FRONTAL =
                List.of(Viewpoint.THREE_QUARTER, Viewpoint.THREE_QUARTER, Viewpoint.SIDE, Viewpoint.PORTRAIT);
    }
}
