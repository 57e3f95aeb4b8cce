package org.vizsla.menagerie.internal.draw;

import java.util.List;

/** A body made of pieces, in units of about its own size. {@code fuzz} is how ragged its edge is, in units. */
public record Figure(List<Piece> pieces, double fuzz) {
    public Figure {
        pieces = List.copyOf(pieces);
    }

    /** This figure without the pieces and markings of a part. */
    public Figure without(String part) {
        return new Figure(
                pieces.stream()
                        .filter(piece -> !piece.parts().contains(part))
                        .map(piece ->
                                new Piece(piece.solid(), piece.skin().without(part), piece.blend(), piece.parts()))
                        .toList(),
                fuzz);
    }

    /** This figure with another colour for a part. */
    public Figure recoloured(String part) {
        return new Figure(
                pieces.stream()
                        .map(piece -> new Piece(
                                piece.solid(),
                                piece.parts().contains(part)
                                        ? piece.skin().recoloured()
                                        : piece.skin().recoloured(part),
                                piece.blend(),
                                piece.parts()))
                        .toList(),
                fuzz);
    }

    /** This figure in the coordinates around a frame in which it stands, all lengths times {@code scale}. */
    public Figure within(Frame outer, double scale) {
        return new Figure(
                pieces.stream()
                        .map(piece -> new Piece(
                                piece.solid().within(outer, scale), piece.skin(), piece.blend() * scale, piece.parts()))
                        .toList(),
                fuzz * scale);
    }
}
