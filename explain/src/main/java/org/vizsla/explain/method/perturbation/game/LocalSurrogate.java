package org.vizsla.explain.method.perturbation.game;

import java.util.BitSet;
import java.util.function.Function;
import org.vizsla.graph.random.Chance;

/**
 * A sparse or ridge-regularized linear model of a game, fitted to coalitions that each player joins with probability one half; those that lack few players count most.
 *
 * <p>A coalition of {@code k} of {@code n} players has the cosine distance {@code d = 1 - sqrt(k / n)} from all players, and the weight {@code sqrt(exp(-d^2 / width^2))}.
 *
 * <p>Source: M. Ribeiro, S. Singh, C. Guestrin, "Why Should I Trust You?": Explaining the Predictions of Any Classifier, 2016, and the authors' code, whose weights these are. As there, the
 * first coalition is that of all players.
 */
public final class LocalSurrogate {
    private LocalSurrogate() {}

    /** The coefficients, and how much of the values' variance they explain. */
    public record Fit(Shares shares, double explained) {}

    public static Fit play(Game game, int samples, double width, Function<Regression, double[]> method, Chance random) {
        int players = game.players();
        Folds folds = new Folds(players);
        boolean[] begun = {false};
        game.play(
                samples,
                () -> {
                    BitSet coalition = begun[0] ? draw(players, random) : Game.all(players);
                    begun[0] = true;
                    return coalition;
                },
                (coalition, value) -> folds.add(coalition, value, weight(players, coalition.cardinality(), width)));
        Shares shares = folds.fit(game, method);
        double[] coefficients = new double[players];
        for (int player = 0; player < players; player++) {
            coefficients[player] = shares.value(player);
        }
        return new Fit(shares, folds.all().explained(coefficients));
    }

    private static BitSet draw(int players, Chance random) {
        BitSet coalition = new BitSet(players);
        for (int player = 0; player < players; player++) {
            coalition.set(player, random.with(0.5));
        }
        return coalition;
    }

    static double weight(int players, int present, double width) {
        double distance = 1 - Math.sqrt(present / (double) players);
        return Math.exp(-distance * distance / (2 * width * width));
    }
}
