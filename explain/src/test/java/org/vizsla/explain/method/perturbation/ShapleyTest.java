package org.vizsla.explain.method.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.vizsla.explain.SelfCheck;
import org.vizsla.explain.method.perturbation.game.Coalitions;
import org.vizsla.explain.method.perturbation.game.Game.Ends;
import org.vizsla.explain.method.perturbation.game.PermutationSampling;
import org.vizsla.explain.method.perturbation.game.ShapleyKernel;
import org.vizsla.explain.method.perturbation.game.Shares;
import org.vizsla.explain.method.perturbation.game.TableGame;
import org.vizsla.explain.sampling.Randomness;
import org.vizsla.graph.random.Chance;

class ShapleyTest {
    private static Chance seeded() {
        return new Randomness(11).of("test", 0);
    }

    /** Each share is within so many standard errors of the exact one, and the errors are not so large that this says nothing. */
    private static void assertNear(Shares shares, double[] exact, double largestError) {
        for (int player = 0; player < exact.length; player++) {
            assertThat(shares.error(player)).isBetween(1e-6, largestError);
            assertThat(shares.value(player))
                    .as("player %d", player)
                    .isCloseTo(exact[player], within(4 * shares.error(player)));
        }
    }

    @Test
    void ordersGiveTheExactValuesUpToTheirStandardErrorAndTheExactSum() {
        TableGame game = TableGame.random(6, 3);
        Ends ends = game.ends();
        Shares shares = PermutationSampling.play(game, ends, 500, seeded());
        assertNear(shares, game.shapleyValues(), 0.1);
        assertThat(shares.sum()).isCloseTo(ends.difference(), within(1e-9));
        assertThat(shares.rounds()).isEqualTo(2500);
        assertThat(game.played()).isEqualTo(2502);
    }

    @Test
    void enumeratesGamesOfFewPlayersExactly() {
        for (int players = 1; players <= 7; players++) {
            TableGame game = TableGame.random(players, players);
            Shares shares = ShapleyKernel.play(game, game.ends(), 126, seeded());
            double[] exact = game.shapleyValues();
            for (int player = 0; player < players; player++) {
                assertThat(shares.value(player)).isCloseTo(exact[player], within(1e-9));
                assertThat(shares.error(player)).isZero();
            }
            assertThat(shares.rounds()).isEqualTo((1L << players) - 2);
        }
    }

    @Test
    void theKernelGivesTheExactValuesUpToTheirStandardErrorAndTheExactSum() {
        TableGame game = TableGame.random(9, 5);
        Ends ends = game.ends();
        Shares shares = ShapleyKernel.play(game, ends, 501, seeded());
        assertNear(shares, game.shapleyValues(), 0.3);
        assertThat(shares.sum()).isCloseTo(ends.difference(), within(1e-9));
        assertThat(shares.rounds()).isEqualTo(501);
    }

    @Test
    void aLinearGameGivesItsWeightsWithoutError() {
        double[] weights = {0.5, -2, 3, 0, 1.25, -0.75, 4, 0.1, 2, -1};
        TableGame game = TableGame.linear(7, weights);
        Shares orders = PermutationSampling.play(game, game.ends(), 3, seeded());
        Shares kernel = ShapleyKernel.play(game, game.ends(), 100, seeded());
        for (int player = 0; player < weights.length; player++) {
            assertThat(orders.value(player)).isCloseTo(weights[player], within(1e-9));
            assertThat(orders.error(player)).isCloseTo(0, within(1e-9));
            assertThat(kernel.value(player)).isCloseTo(weights[player], within(1e-9));
            assertThat(kernel.error(player)).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void equalPlayersGetEqualSharesAndThoseWhoDoNothingGetNothing() {
        TableGame game = new TableGame(5, coalition -> coalition.get(1) && coalition.get(3) ? 2 : 0);
        Shares shares = ShapleyKernel.play(game, game.ends(), 30, seeded());
        double[] exact = {0, 1, 0, 1, 0};
        for (int player = 0; player < 5; player++) {
            assertThat(shares.value(player)).isCloseTo(exact[player], within(1e-9));
        }
    }

    @Test
    void aPlayerAloneGetsAll() {
        TableGame game = TableGame.linear(1, 4);
        assertThat(PermutationSampling.play(game, game.ends(), 5, seeded()).value(0))
                .isEqualTo(4);
        assertThat(ShapleyKernel.play(game, game.ends(), 5, seeded()).value(0)).isEqualTo(4);
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        TableGame game = TableGame.random(9, 5);
        Shares once = ShapleyKernel.play(game, game.ends(), 200, seeded());
        Shares again = ShapleyKernel.play(game, game.ends(), 200, seeded());
        Shares otherwise = ShapleyKernel.play(game, game.ends(), 200, new Randomness(12).of("test", 0));
        for (int player = 0; player < 9; player++) {
            assertThat(again.value(player)).isEqualTo(once.value(player));
        }
        assertThat(otherwise.value(0)).isNotEqualTo(once.value(0));
    }

    @Test
    void sizesAreDrawnAsOftenAsTheKernelWeighsThem() {
        Coalitions coalitions = new Coalitions(6, seeded());
        int[] sizes = new int[7];
        int[] members = new int[6];
        int draws = 20_000;
        for (int i = 0; i < draws; i++) {
            var coalition = coalitions.next();
            sizes[coalition.cardinality()]++;
            coalition.stream().forEach(member -> members[member]++);
        }
        double all = 2 * (1 / 5.0 + 1 / 8.0) + 1 / 9.0;
        double[] expected = {0, 1 / 5.0, 1 / 8.0, 1 / 9.0, 1 / 8.0, 1 / 5.0, 0};
        for (int size = 0; size <= 6; size++) {
            assertThat(sizes[size] / (double) draws).isCloseTo(expected[size] / all, within(0.015));
        }
        for (int member : members) {
            assertThat(member)
                    .as("a pair of complements holds each player once")
                    .isEqualTo(draws / 2);
        }
    }

    @Test
    void checksSayWhatTheyMean() {
        TableGame game = TableGame.random(6, 3);
        Ends ends = game.ends();
        Shares shares = PermutationSampling.play(game, ends, 500, seeded());
        assertThat(Checks.efficiency(shares, ends).passed()).isTrue();
        Ends others = new Ends(ends.nobody(), ends.all() + 1);
        assertThat(Checks.efficiency(shares, others).passed()).isFalse();
        SelfCheck convergence = shares.convergence(500, "orders");
        assertThat(convergence.passed()).isTrue();
        assertThat(convergence.value()).isBetween(0.001, 0.3);
        SelfCheck once = PermutationSampling.play(game, ends, 1, seeded()).convergence(1, "orders");
        assertThat(once.passed()).isFalse();
        assertThat(once.words()).isEqualTo("1 orders are too few to estimate the standard error");
    }
}
