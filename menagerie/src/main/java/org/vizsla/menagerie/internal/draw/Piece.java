package org.vizsla.menagerie.internal.draw;

import java.util.Set;

/** A solid with its skin. {@code blend} is the width over which it blends into what came before it; {@code parts} are the names that it belongs to. */
public record Piece(Solid solid, Skin skin, double blend, Set<String> parts) {
    public Piece {
        parts = Set.copyOf(parts);
    }
}
