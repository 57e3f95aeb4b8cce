package org.vizsla.explain.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.explain.fuzz.GradientCheck.Result;

/** Checks the gradients of random networks, each operator in turn: {@code GradientFuzz ROUNDS [SEED [OPERATOR]]} prints what came of them, {@code GradientFuzz show SEED OPERATOR} one of them. */
final class GradientFuzz {
    /** A network, and what came of it. */
    record Tried(RandomNetwork network, String operator, Result result) {}

    private GradientFuzz() {}

    public static void main(String[] args) {
        if (args[0].equals("show")) {
            show(Long.parseLong(args[1]), args[2]);
            return;
        }
        int rounds = Integer.parseInt(args[0]);
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        List<Piece> pieces = Pieces.all().stream()
                .filter(piece -> args.length < 3 || piece.operator().equals(args[2]))
                .toList();
        FuzzSummary summary = new FuzzSummary();
        for (int round = 0; round < rounds; round++) {
            for (Tried tried : run(pieces, seed + round)) {
                summary.add(tried);
            }
        }
        System.out.print(summary);
    }

    /** A network for each piece. */
    static List<Tried> run(List<Piece> pieces, long seed) {
        List<Piece> others = Pieces.all();
        List<Tried> all = new ArrayList<>();
        for (Piece piece : pieces) {
            long own = seed * 1_000_003L + others.indexOf(piece);
            RandomNetwork network = RandomNetwork.of(own, piece, others);
            if (network != null) {
                all.add(new Tried(network, piece.operator(), GradientCheck.of(network)));
            }
        }
        return all;
    }

    private static void show(long seed, String operator) {
        for (Piece piece : Pieces.all()) {
            RandomNetwork network =
                    piece.operator().equals(operator) ? RandomNetwork.of(seed, piece, Pieces.all()) : null;
            if (network != null) {
                System.out.println(network.graph());
                System.out.println(GradientCheck.of(network));
            }
        }
    }
}
