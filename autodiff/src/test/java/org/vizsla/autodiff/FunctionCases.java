package org.vizsla.autodiff;

import static org.vizsla.autodiff.VjpCase.curved;
import static org.vizsla.autodiff.VjpCase.kinked;
import static org.vizsla.autodiff.VjpCase.linear;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** Trigonometric and hyperbolic functions, remainders, and other functions of one value. */
final class FunctionCases {
    private FunctionCases() {}

    static List<VjpCase> all() {
        List<VjpCase> cases = new ArrayList<>();
        for (String operator : List.of("Tan", "Asin", "Acos", "Atanh")) {
            cases.add(curved(
                    operator,
                    "",
                    n -> n.op(operator, n.batch(n.between(-0.6, 0.6, 2, 7))).value()));
        }
        for (String operator : List.of("Atan", "Sinh", "Cosh", "Asinh")) {
            cases.add(curved(operator, "", n -> n.op(operator, n.batch(2, 7)).value()));
        }
        cases.add(curved(
                "Acosh", "", n -> n.op("Acosh", n.in(n.between(3, 7, 2, 7))).value()));
        cases.add(remainder("positive", 0.7f));
        cases.add(remainder("negative", -0.7f));
        cases.add(kinked(
                "Mod",
                "moving divisor, broadcast",
                n -> n.op("Mod", n.in(n.between(3.1, 3.3, 2, 3)), n.in(n.between(1.2, 1.4, 3)))
                        .with("fmod", 1)
                        .value()));
        cases.add(kinked(
                "Shrink",
                "soft",
                n -> n.op("Shrink", n.apart(2, 7))
                        .with("lambd", 0.32f)
                        .with("bias", 0.2f)
                        .value()));
        cases.add(kinked(
                "Shrink",
                "default, hard",
                n -> n.op("Shrink", n.in(n.distinct(0.17, 2, 4))).value()));
        cases.add(linear("CastLike", "to double and back", n -> {
            String wide = n.builder().op("Cast", n.scalar(1)).with("to", 11).value();
            String cast = n.op("CastLike", n.in(2, 3), wide).value();
            return n.op("CastLike", cast, n.scalar(0)).value();
        }));
        return cases;
    }

    private static VjpCase remainder(String variant, float divisor) {
        return kinked(
                "Mod",
                variant + " divisor",
                n -> n.op("Mod", n.in(Tensor.ofFloats(Shape.of(4), 0.3f, 1f, -0.2f, -1.9f)), n.scalar(divisor))
                        .with("fmod", 1)
                        .value());
    }
}
