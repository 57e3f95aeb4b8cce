package org.vizsla.explain.method.perturbation.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vizsla.explain.sampling.Randomness;
import org.vizsla.graph.random.Chance;

class LocalSurrogateTest {
    private static final double WIDTH = 0.25;
    private static final double[] WEIGHTS = {0.5, -2, 3, 0, 1.25, -0.75, 4, 0.05};

    private static Chance seeded() {
        return new Randomness(23).of("test", 0);
    }

    @Test
    void aLinearGameGivesItsWeights() {
        LocalSurrogate.Fit fit = LocalSurrogate.play(
                TableGame.linear(7, WEIGHTS), 100, WIDTH, regression -> regression.ridge(0), seeded());
        for (int player = 0; player < WEIGHTS.length; player++) {
            assertThat(fit.shares().value(player)).isCloseTo(WEIGHTS[player], within(1e-9));
            assertThat(fit.shares().error(player)).isCloseTo(0, within(1e-9));
        }
        assertThat(fit.explained()).isCloseTo(1, within(1e-9));
    }

    @Test
    void aLassoLeavesOutWhatMattersLittle() {
        TableGame game = TableGame.linear(7, WEIGHTS);
        LocalSurrogate.Fit none = LocalSurrogate.play(game, 400, WIDTH, regression -> regression.lasso(0), seeded());
        LocalSurrogate.Fit some = LocalSurrogate.play(game, 400, WIDTH, regression -> regression.lasso(0.05), seeded());
        LocalSurrogate.Fit all = LocalSurrogate.play(game, 400, WIDTH, regression -> regression.lasso(10), seeded());
        for (int player = 0; player < WEIGHTS.length; player++) {
            assertThat(none.shares().value(player)).isCloseTo(WEIGHTS[player], within(1e-6));
            assertThat(some.shares().value(player)).isCloseTo(WEIGHTS[player], within(0.35));
            assertThat(all.shares().value(player)).isZero();
        }
        assertThat(some.shares().value(3)).isZero();
        assertThat(some.shares().value(7)).isZero();
        assertThat(some.explained()).isBetween(0.9, 1.0);
        assertThat(all.explained()).isCloseTo(0, within(1e-9));
    }

    /** The conditions for the least of the lasso's objective: each gradient equals the threshold in the coefficient's direction, or is within it. */
    @Test
    void theLassoIsTheLeastOfItsObjective() {
        TableGame game = TableGame.random(8, 4);
        double penalty = 0.05;
        Regression[] seen = new Regression[1];
        double[][] found = new double[1][];
        LocalSurrogate.play(
                game,
                300,
                WIDTH,
                regression -> {
                    double[] phi = regression.lasso(penalty);
                    if (seen[0] == null) {
                        seen[0] = regression;
                        found[0] = phi;
                    }
                    return phi;
                },
                seeded());
        double least = objective(game, found[0], penalty);
        for (int player = 0; player < 8; player++) {
            for (double step : new double[] {-0.01, 0.01}) {
                double[] moved = found[0].clone();
                moved[player] += step;
                assertThat(objective(game, moved, penalty)).isGreaterThan(least);
            }
        }
    }

    /** The lasso's objective, computed sample by sample. */
    private static double objective(TableGame game, double[] phi, double penalty) {
        double[] sums = new double[3];
        double[][] passes = new double[2][];
        for (int pass = 0; pass < 2; pass++) {
            double constant = pass == 0 ? 0 : sums[1] / sums[0];
            double[] missed = new double[3];
            Chance random = seeded();
            for (int sample = 0; sample < 300; sample++) {
                BitSet coalition = new BitSet();
                for (int player = 0; player < 8; player++) {
                    coalition.set(player, sample == 0 || random.with(0.5));
                }
                double weight = LocalSurrogate.weight(8, coalition.cardinality(), WIDTH);
                double apart = game.values(List.of(coalition))[0]
                        - constant
                        - coalition.stream().mapToDouble(i -> phi[i]).sum();
                missed[0] += weight;
                missed[1] += weight * apart;
                missed[2] += weight * apart * apart;
            }
            sums = missed;
            passes[pass] = missed;
        }
        double penalties = 0;
        for (double value : phi) {
            penalties += Math.abs(value);
        }
        return passes[1][2] / (2 * passes[1][0]) + penalty * penalties;
    }

    @Test
    void aRidgeShrinksAndItsErrorTellsHowMuchChanceThereIs() {
        TableGame game = TableGame.random(8, 4);
        LocalSurrogate.Fit loose = LocalSurrogate.play(game, 300, WIDTH, regression -> regression.ridge(0), seeded());
        LocalSurrogate.Fit tight = LocalSurrogate.play(game, 300, WIDTH, regression -> regression.ridge(50), seeded());
        LocalSurrogate.Fit other = LocalSurrogate.play(
                game, 300, WIDTH, regression -> regression.ridge(0), new Randomness(24).of("test", 0));
        assertThat(squares(tight.shares())).isLessThan(squares(loose.shares()));
        assertThat(tight.explained()).isLessThan(loose.explained());
        for (int player = 0; player < 8; player++) {
            double error =
                    Math.hypot(loose.shares().error(player), other.shares().error(player));
            assertThat(error).isBetween(0.01, 1.0);
            assertThat(loose.shares().value(player)).isCloseTo(other.shares().value(player), within(4 * error));
        }
    }

    private static double squares(Shares shares) {
        double sum = 0;
        for (int player = 0; player < shares.players(); player++) {
            sum += shares.value(player) * shares.value(player);
        }
        return sum;
    }

    @Test
    void saysThatTooFewSamplesTellNoError() {
        LocalSurrogate.Fit fit =
                LocalSurrogate.play(TableGame.random(8, 4), 19, WIDTH, regression -> regression.ridge(1), seeded());
        assertThat(fit.shares().error(0)).isNaN();
        assertThat(fit.shares().convergence(19, "samples").passed()).isFalse();
    }

    @Test
    void coalitionsThatLackFewPlayersCountMost() {
        assertThat(LocalSurrogate.weight(16, 16, WIDTH)).isEqualTo(1);
        assertThat(LocalSurrogate.weight(16, 4, WIDTH)).isCloseTo(Math.exp(-2), within(1e-12));
        assertThat(LocalSurrogate.weight(16, 0, WIDTH)).isCloseTo(Math.exp(-8), within(1e-12));
    }
}
