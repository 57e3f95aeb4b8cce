package org.vizsla.autodiff;

/** Powers, remainders, extrema and the error function. */
final class ArithmeticRules {
    private ArithmeticRules() {}

    /** {@code d/dx x^p = p x^(p-1)}. */
    public static String powBase(Step s) {
        String power = s.op("Pow", s.x(0), s.sub(s.x(1), s.scalar(1))).value();
        return s.mul(s.dy(), s.mul(s.x(1), power));
    }

    /** {@code d/dp x^p = x^p ln x}, and 0 at x = 0, where the limit for p > 0 is 0. */
    public static String powExponent(Step s) {
        String log = s.op("Log", s.x(0)).value();
        String slope = s.where(s.equal(s.x(0), s.scalar(0)), s.scalar(0), s.mul(s.y(), log));
        return s.mul(s.dy(), slope);
    }

    /** {@code y = a - k b} with a whole number {@code k} that stays: {@code dy/db = -k}. */
    public static String modulus(Step s) {
        return s.mul(s.dy(), s.div(s.sub(s.y(), s.x(0)), s.x(1)));
    }

    /** Where an input equals the extremum; inputs that tie share the cotangent equally. */
    public static String extremum(Step s, int input) {
        String winners = null;
        for (String x : s.node().inputs()) {
            String wins = indicator(s, x);
            winners = winners == null ? wins : s.add(winners, wins);
        }
        String mine = indicator(s, s.x(input));
        return s.mul(s.dy(), winners == null ? mine : s.div(mine, winners));
    }

    private static String indicator(Step s, String x) {
        return s.cast(s.equal(x, s.y()), s.type(s.y()));
    }

    /** {@code 2/sqrt(pi) exp(-x^2)}. */
    public static String erfSlope(Step s) {
        return s.mul(s.exp(s.neg(s.square(s.x(0)))), 2 / Math.sqrt(Math.PI));
    }
}
