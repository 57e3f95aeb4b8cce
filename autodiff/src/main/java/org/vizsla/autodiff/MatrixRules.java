package org.vizsla.autodiff;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Shape;

/** Matrix products. */
final class MatrixRules {
    private MatrixRules() {}

    /** {@code Y = alpha A' B' + beta C}: {@code dA' = alpha dY B'^T}. */
    public static String gemmA(Step s) {
        long transA = s.node().integer("transA", 0);
        long transB = s.node().integer("transB", 0);
        return transA == 0 ? gemm(s, s.dy(), s.x(1), 0, 1 - transB) : gemm(s, s.x(1), s.dy(), transB, 1);
    }

    /** {@code dB' = alpha A'^T dY}. */
    public static String gemmB(Step s) {
        long transA = s.node().integer("transA", 0);
        long transB = s.node().integer("transB", 0);
        return transB == 0 ? gemm(s, s.x(0), s.dy(), 1 - transA, 0) : gemm(s, s.dy(), s.x(0), 1, transA);
    }

    /** {@code dC = beta dY}, summed to the shape of C. */
    public static String gemmC(Step s) {
        float beta = s.node().real("beta", 1f);
        String dy = beta == 1f ? s.dy() : s.mul(s.dy(), beta);
        return s.sumTo(dy, s.shape(s.y()), s.shape(s.x(2)));
    }

    private static String gemm(Step s, String a, String b, long transA, long transB) {
        return s.op("Gemm", a, b)
                .with("transA", transA)
                .with("transB", transB)
                .with("alpha", s.node().real("alpha", 1f))
                .value();
    }

    /** {@code dA = dY B^T}. */
    public static String matmulA(Step s) {
        int rankA = s.rank(s.x(0));
        int rankB = s.rank(s.x(1));
        String b = rankB == 1 ? s.unsqueeze(s.x(1), 0) : s.swapLast(s.x(1), rankB);
        String product = s.matmul(matrixCotangent(s, rankA, rankB), b);
        if (rankA == 1) {
            return s.sumTo(s.squeeze(product, -2), batch(s, rankA, rankB, s.shape(s.x(0)), -1), s.shape(s.x(0)));
        }
        return s.sumTo(product, batch(s, rankA, rankB, s.shape(s.x(0)), -2, -1), s.shape(s.x(0)));
    }

    /** {@code dB = A^T dY}; a plain weight matrix under a batch of matrices sums over the batch in one product. */
    public static String matmulB(Step s) {
        int rankA = s.rank(s.x(0));
        int rankB = s.rank(s.x(1));
        if (rankA > 2 && rankB == 2) {
            String rows = s.reshape(s.x(0), -1, s.size(s.x(0), -1));
            String dRows = s.reshape(s.dy(), -1, s.size(s.y(), -1));
            return s.op("Gemm", rows, dRows).with("transA", 1).value();
        }
        String a = rankA == 1 ? s.unsqueeze(s.x(0), 1) : s.swapLast(s.x(0), rankA);
        String product = s.matmul(a, matrixCotangent(s, rankA, rankB));
        if (rankB == 1) {
            return s.sumTo(s.squeeze(product, -1), batch(s, rankA, rankB, s.shape(s.x(1)), -1), s.shape(s.x(1)));
        }
        return s.sumTo(product, batch(s, rankA, rankB, s.shape(s.x(1)), -2, -1), s.shape(s.x(1)));
    }

    /** The cotangent with the axes that a vector operand lacks. */
    private static String matrixCotangent(Step s, int rankA, int rankB) {
        String dy = rankB == 1 ? s.unsqueeze(s.dy(), -1) : s.dy();
        return rankA == 1 ? s.unsqueeze(dy, -2) : dy;
    }

    /** The output's batch axes, followed by the given axes of the operand. */
    private static Shape batch(Step s, int rankA, int rankB, Shape operand, int... axes) {
        int batchAxes = s.rank(s.y()) - (rankA == 1 ? 0 : 1) - (rankB == 1 ? 0 : 1);
        List<Dimension> dimensions = new ArrayList<>(s.shape(s.y()).dimensions().subList(0, Math.max(0, batchAxes)));
        for (int axis : axes) {
            dimensions.add(operand.dimensions().get(axis + operand.rank()));
        }
        return new Shape(dimensions);
    }
}
