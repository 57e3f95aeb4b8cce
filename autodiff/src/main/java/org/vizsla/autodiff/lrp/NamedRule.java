package org.vizsla.autodiff.lrp;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vizsla.autodiff.BackwardRule;

/**
 * A rule of the text form of composites.
 *
 * @param linear whether it applies only to linear layers
 * @param parameters in the order in which they may be given without a name, each with its default; one without a default must be given
 */
record NamedRule(
        String name,
        boolean linear,
        List<Parameter> parameters,
        Function<Map<String, List<Double>>, BackwardRule> maker) {
    /** A parameter; {@code fallback} is empty if there is no default. */
    record Parameter(String name, List<Double> fallback) {}

    static final List<NamedRule> ALL = List.of(
            linear("zero", values -> new Zero(flag(values, "bias")), given("bias", 1)),
            linear(
                    "epsilon",
                    values -> new Epsilon(one(values, "epsilon"), flag(values, "bias")),
                    given("epsilon", LrpComposites.STABILIZER),
                    given("bias", 1)),
            linear(
                    "gamma",
                    values -> new Gamma(one(values, "gamma"), one(values, "stabilizer"), flag(values, "bias")),
                    given("gamma", 0.25),
                    stabilizer(),
                    given("bias", 1)),
            linear(
                    "zplus",
                    values -> new ZPlus(one(values, "stabilizer"), flag(values, "bias")),
                    stabilizer(),
                    given("bias", 1)),
            linear(
                    "alphabeta",
                    values -> new AlphaBeta(
                            one(values, "alpha"), one(values, "beta"), one(values, "stabilizer"), flag(values, "bias")),
                    given("alpha", 2),
                    given("beta", 1),
                    stabilizer(),
                    given("bias", 1)),
            linear(
                    "wsquare",
                    values -> new WSquare(one(values, "stabilizer"), flag(values, "bias")),
                    stabilizer(),
                    given("bias", 1)),
            linear(
                    "flat",
                    values -> new Flat(one(values, "stabilizer"), flag(values, "bias")),
                    stabilizer(),
                    given("bias", 0)),
            linear(
                    "zbox",
                    values -> new ZBox(many(values, "low"), many(values, "high"), one(values, "stabilizer")),
                    new Parameter("low", List.of()),
                    new Parameter("high", List.of()),
                    stabilizer()),
            other("pass", values -> new PassThrough()),
            other("norm", values -> new Norm(one(values, "epsilon"), 1), given("epsilon", LrpComposites.STABILIZER)),
            other("gradient", values -> new Gradient()));

    static String names() {
        return ALL.stream().map(NamedRule::name).collect(Collectors.joining(", "));
    }

    private static NamedRule linear(
            String name, Function<Map<String, List<Double>>, BackwardRule> maker, Parameter... parameters) {
        return new NamedRule(name, true, List.of(parameters), maker);
    }

    private static NamedRule other(
            String name, Function<Map<String, List<Double>>, BackwardRule> maker, Parameter... parameters) {
        return new NamedRule(name, false, List.of(parameters), maker);
    }

    private static Parameter given(String name, double fallback) {
        return new Parameter(name, List.of(fallback));
    }

    private static Parameter stabilizer() {
        return given("stabilizer", LrpComposites.STABILIZER);
    }

    private static List<Double> many(Map<String, List<Double>> values, String parameter) {
        return values.getOrDefault(parameter, List.of());
    }

    private static double one(Map<String, List<Double>> values, String parameter) {
        return many(values, parameter).get(0);
    }

    private static boolean flag(Map<String, List<Double>> values, String parameter) {
        return one(values, parameter) != 0;
    }
}
