package org.vizsla.explain.method.perturbation.game;

import java.util.BitSet;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Weighted sums over coalitions {@code z} and their values {@code y}, from which linear models of the game are fitted; their size depends on the number of players, however many
 * coalitions come.
 */
public final class Regression {
    private static final double ROUNDING = 1e-12;

    private final int players;
    private double weights;
    private double values;
    private double squares;
    private final double[] present;
    private final double[] products;
    private final DMatrixRMaj together;

    Regression(int players) {
        this.players = players;
        present = new double[players];
        products = new double[players];
        together = new DMatrixRMaj(players, players);
    }

    void add(BitSet coalition, double value, double weight) {
        weights += weight;
        values += weight * value;
        squares += weight * value * value;
        int[] members = coalition.stream().toArray();
        for (int member : members) {
            present[member] += weight;
            products[member] += weight * value;
            for (int other : members) {
                together.data[member * players + other] += weight;
            }
        }
    }

    /** Adds the sums of another one, or subtracts them with sign -1. */
    void add(Regression other, int sign) {
        weights += sign * other.weights;
        values += sign * other.values;
        squares += sign * other.squares;
        for (int i = 0; i < players; i++) {
            present[i] += sign * other.present[i];
            products[i] += sign * other.products[i];
        }
        CommonOps_DDRM.addEquals(together, sign, other.together);
    }

    /** The {@code phi} with the least {@code sum w (y - z phi)^2} among those that sum to the given number. */
    double[] leastSquaresWithSum(double sum) {
        LinearSolverDense<DMatrixRMaj> solver = solver(together.copy());
        DMatrixRMaj free = solve(solver, DMatrixRMaj.wrap(players, 1, products.clone()));
        DMatrixRMaj ones = new DMatrixRMaj(players, 1);
        ones.fill(1);
        DMatrixRMaj along = solve(solver, ones);
        double step = (sum - CommonOps_DDRM.elementSum(free)) / CommonOps_DDRM.elementSum(along);
        CommonOps_DDRM.addEquals(free, step, along);
        return free.data;
    }

    /** The {@code phi} with the least {@code sum w (y - c - z phi)^2 + penalty |phi|^2}, for the best {@code c}. */
    public double[] ridge(double penalty) {
        DMatrixRMaj covariance = centred();
        for (int i = 0; i < players; i++) {
            covariance.data[i * players + i] += penalty;
        }
        return solve(solver(covariance), DMatrixRMaj.wrap(players, 1, centredProducts())).data;
    }

    /**
     * The {@code phi} with the least {@code sum w (y - c - z phi)^2 / (2 sum w) + penalty |phi|_1}, for the best {@code c}, by coordinate descent (J. Friedman, T. Hastie, R.
     * Tibshirani, Regularization Paths for Generalized Linear Models via Coordinate Descent, 2010).
     */
    public double[] lasso(double penalty) {
        DMatrixRMaj covariance = centred();
        double[] left = centredProducts();
        double[] phi = new double[players];
        double threshold = penalty * weights;
        double largest;
        int sweeps = 0;
        do {
            largest = 0;
            for (int i = 0; i < players; i++) {
                double own = covariance.data[i * players + i];
                double pull = left[i] + own * phi[i];
                double moved = own > 0 ? Math.signum(pull) * Math.max(0, Math.abs(pull) - threshold) / own : 0;
                double step = moved - phi[i];
                phi[i] = moved;
                largest = Math.max(largest, Math.abs(step));
                for (int j = 0; j < players && step != 0; j++) {
                    left[j] -= step * covariance.data[i * players + j];
                }
            }
            sweeps++;
        } while (largest > 1e-10 * scale(phi) && sweeps < 10_000);
        return phi;
    }

    private static double scale(double[] phi) {
        double scale = 0;
        for (double value : phi) {
            scale = Math.max(scale, Math.abs(value));
        }
        return scale;
    }

    /** The part of the values' weighted variance that the linear model explains: 1 where it fits exactly; NaN where the values do not vary. */
    double explained(double[] phi) {
        double variance = squares - values * values / weights;
        DMatrixRMaj model = DMatrixRMaj.wrap(players, 1, phi);
        DMatrixRMaj pushed = new DMatrixRMaj(players, 1);
        CommonOps_DDRM.mult(centred(), model, pushed);
        double[] covaried = centredProducts();
        double missed = variance;
        for (int i = 0; i < players; i++) {
            missed += phi[i] * (pushed.data[i] - 2 * covaried[i]);
        }
        return variance > ROUNDING * squares ? 1 - missed / variance : Double.NaN;
    }

    private DMatrixRMaj centred() {
        DMatrixRMaj centred = together.copy();
        for (int i = 0; i < players; i++) {
            for (int j = 0; j < players; j++) {
                centred.data[i * players + j] -= present[i] * present[j] / weights;
            }
        }
        return centred;
    }

    private double[] centredProducts() {
        double[] centred = products.clone();
        for (int i = 0; i < players; i++) {
            centred[i] -= present[i] * values / weights;
        }
        return centred;
    }

    /** The pseudo-inverse: if too few coalitions leave the solution open, the shortest one. */
    private static LinearSolverDense<DMatrixRMaj> solver(DMatrixRMaj matrix) {
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.pseudoInverse(true);
        if (!solver.setA(matrix)) {
            throw new IllegalArgumentException("the coalitions' values are not finite");
        }
        return solver;
    }

    private static DMatrixRMaj solve(LinearSolverDense<DMatrixRMaj> solver, DMatrixRMaj right) {
        DMatrixRMaj solution = new DMatrixRMaj(right.numRows, 1);
        solver.solve(right, solution);
        return solution;
    }
}
