package org.vizsla.menagerie;

/** What is different in a scene from the one that its seed gives; all else stays as it is, bit for bit. */
public sealed interface Variation {
    /** Nothing is. */
    record AsItIs() implements Variation {}

    /** The animals and their shadows are gone. */
    record Emptied() implements Variation {}

    /** A part is left out; its shadow stays. */
    record Removed(String part) implements Variation {}

    /** A part has a clearly different colour. */
    record Recoloured(String part) implements Variation {}
}
