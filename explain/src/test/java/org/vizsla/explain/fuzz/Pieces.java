package org.vizsla.explain.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All pieces that a random network may be made of, one or more for each operator. */
final class Pieces {
    private Pieces() {}

    static List<Piece> all() {
        List<Piece> pieces = new ArrayList<>();
        pieces.addAll(ElementwisePieces.all());
        pieces.addAll(LayerPieces.all());
        pieces.addAll(NormalizationPieces.all());
        pieces.addAll(ShapePieces.all());
        pieces.addAll(IndexingPieces.all());
        pieces.addAll(SamplingPieces.all());
        pieces.addAll(ComposedPieces.all());
        return Collections.unmodifiableList(pieces);
    }
}
