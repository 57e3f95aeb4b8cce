package org.vizsla.autodiff;

/**
 * Operators that write updates into a copy of their data: {@code ScatterND} and {@code ScatterElements}. An element that ties with an update for the extremum gets the
 * whole cotangent, and so does each such update.
 */
final class ScatterRules {
    private ScatterRules() {}

    /** What nothing was written over, what was added to, what was multiplied, or what won against the updates. */
    public static String data(Step s) {
        return switch (reduction(s)) {
            case "none" -> written(s, s.dy(), s.zerosLike(s.x(2)), "none");
            case "add" -> s.dy();
            case "mul" -> s.mul(s.dy(), written(s, onesLike(s, s.x(0)), s.x(2), "mul"));
            case "max", "min" -> s.maskedBy(s.equal(s.x(0), s.y()), s.dy());
            default -> throw s.unsupported("reduction " + reduction(s));
        };
    }

    /** The cotangent at the places written to. */
    public static String updates(Step s) {
        return switch (reduction(s)) {
            case "none", "add" -> read(s, s.dy());
            case "max", "min" -> s.maskedBy(s.equal(s.x(2), read(s, s.y())), read(s, s.dy()));
            case "mul" -> s.mul(read(s, s.dy()), otherFactors(s));
            default -> throw s.unsupported("reduction " + reduction(s));
        };
    }

    /** For each update, the product of all else that its place is multiplied with; exact where some are zero, too. */
    private static String otherFactors(Step s) {
        String isZero = s.equal(s.x(2), s.scalar(0));
        String divisor = s.where(isZero, s.scalar(1), s.x(2));
        String zeros = read(s, written(s, s.zerosLike(s.x(0)), s.cast(isZero, s.type(s.x(2))), "add"));
        String product = read(s, written(s, s.x(0), divisor, "mul"));
        String besideZero = s.maskedBy(s.equal(zeros, s.scalar(1)), product);
        String besideNone = s.maskedBy(s.equal(zeros, s.scalar(0)), s.div(product, divisor));
        return s.where(isZero, besideZero, besideNone);
    }

    private static String reduction(Step s) {
        return s.node().text("reduction", "none");
    }

    private static String written(Step s, String data, String updates, String reduction) {
        return s.op(s.node().operator(), data, s.x(1), updates)
                .with("axis", s.node().attributes().get("axis"))
                .with("reduction", reduction)
                .value();
    }

    private static String read(Step s, String value) {
        return s.node().is("ScatterND")
                ? s.op("GatherND", value, s.x(1)).value()
                : s.op("GatherElements", value, s.x(1))
                        .with("axis", s.node().integer("axis", 0))
                        .value();
    }

    private static String onesLike(Step s, String value) {
        return s.expandLike(s.scalar(1), value);
    }
}
