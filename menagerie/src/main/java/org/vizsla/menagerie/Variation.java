package org.vizsla.menagerie;

/** How a scene differs from the one that its seed gives; everything else stays as it is, bit for bit. */
public sealed interface Variation {
    /** No difference. */
    record AsItIs() implements Variation {}

    /** The animals and their shadows are gone. */
    record Emptied() implements Variation {}

    /** A part is removed; its shadow stays. */
    record Removed(String part) implements Variation {}

    /** A part has a clearly different colour. */
    record Recoloured(String part) implements Variation {}
}
