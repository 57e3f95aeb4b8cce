package org.vizsla.explain.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.DataType;

/** Arithmetic, functions and activations. */
final class ElementwisePieces {
    private ElementwisePieces() {}

    static List<Piece> all() {
        List<Piece> pieces = new ArrayList<>(arithmetic());
        pieces.addAll(functions());
        pieces.addAll(activations());
        return pieces;
    }

    private static List<Piece> arithmetic() {
        return List.of(
                new Piece("Add", n -> either(n, "Add", n.operand())),
                new Piece("Sub", n -> either(n, "Sub", n.operand())),
                new Piece("Mul", n -> either(n, "Mul", n.operand())),
                new Piece(
                        "Div",
                        n -> n.maybe()
                                ? n.op("Div", n.x(), n.positive(n.operand())).value()
                                : n.op("Div", n.operand(), n.positive(n.x())).value()),
                new Piece("Pow", ElementwisePieces::power),
                new Piece("Sum", n -> several(n, "Sum")),
                new Piece("Mean", n -> several(n, "Mean")),
                new Piece("Max", n -> several(n, "Max")),
                new Piece("Min", n -> several(n, "Min")),
                new Piece(
                        "Mod",
                        n -> n.op("Mod", n.x(), n.positive(n.operand()))
                                .with("fmod", 1)
                                .value()),
                new Piece("Where", n -> {
                    String condition = n.op("Greater", n.operand(), n.scalar(n.real(-1, 1)))
                            .value();
                    return n.op("Where", condition, n.operand(), n.x()).value();
                }));
    }

    private static String either(Growing n, String operator, String operand) {
        return n.maybe()
                ? n.op(operator, n.x(), operand).value()
                : n.op(operator, operand, n.x()).value();
    }

    private static String several(Growing n, String operator) {
        List<String> operands = new ArrayList<>(List.of(n.x()));
        for (long count = n.between(0, 3); count > 0; count--) {
            operands.add(n.chance().pick(operands.size() + 1), n.chance().with(0.2) ? n.x() : n.operand());
        }
        return n.op(operator, operands).value();
    }

    private static String power(Growing n) {
        String positive = n.positive(n.x());
        return switch (n.chance().pick(4)) {
            case 0 -> n.op("Pow", positive, n.operand()).value();
            case 1 -> n.op("Pow", n.positive(n.operand()), n.x()).value();
            case 2 ->
                n.op("Pow", positive, n.scalar(n.one(-1.0, 0.5, 1.0, 0.0, 1.7))).value();
            default -> {
                String exponent = n.builder().integer(n.between(0, 3));
                yield n.op("Pow", n.x(), exponent).value();
            }
        };
    }

    /** Functions, of values inside of their domain. */
    private static List<Piece> functions() {
        List<Piece> pieces = new ArrayList<>();
        for (String plain : List.of("Neg", "Abs", "Erf", "Sin", "Cos", "Atan", "Sinh", "Cosh", "Asinh", "Identity")) {
            pieces.add(new Piece(plain, n -> n.op(plain, n.x()).value()));
        }
        for (String bounded : List.of("Exp", "Tan", "Asin", "Acos", "Atanh")) {
            pieces.add(new Piece(
                    bounded,
                    n -> n.op(
                                    bounded,
                                    n.op("Mul", n.op("Tanh", n.x()).value(), n.scalar(0.9))
                                            .value())
                            .value()));
        }
        for (String positive : List.of("Log", "Sqrt", "Reciprocal")) {
            pieces.add(new Piece(
                    positive, n -> n.op(positive, n.positive(n.x())).value()));
        }
        pieces.add(new Piece(
                "Acosh",
                n -> n.op("Acosh", n.op("Add", n.positive(n.x()), n.scalar(1)).value())
                        .value()));
        pieces.add(new Piece("Cast", n -> {
            String wide =
                    n.op("Cast", n.x()).with("to", DataType.FLOAT64.code()).value();
            return n.op("Cast", n.op("Mul", wide, wide).value())
                    .with("to", DataType.FLOAT32.code())
                    .value();
        }));
        pieces.add(
                new Piece("CastLike", n -> n.op("CastLike", n.x(), n.scalar(1)).value()));
        pieces.add(new Piece(
                "Dropout",
                n -> n.op("Dropout", n.x(), n.maybe() ? n.scalar(0.4) : "").value()));
        return pieces;
    }

    private static List<Piece> activations() {
        List<Piece> pieces = new ArrayList<>();
        for (String plain : List.of("Relu", "Sigmoid", "HardSwish", "Tanh", "Softplus", "Softsign", "Mish")) {
            pieces.add(new Piece(plain, n -> n.op(plain, n.x()).value()));
        }
        for (String one : List.of("LeakyRelu", "Elu", "Celu", "ThresholdedRelu")) {
            pieces.add(new Piece(one, n -> {
                float alpha = (float) n.real(0.1, 1.6);
                return n.maybe()
                        ? n.op(one, n.x()).value()
                        : n.op(one, n.x()).with("alpha", alpha).value();
            }));
        }
        pieces.add(new Piece(
                "Selu",
                n -> n.op("Selu", n.x())
                        .with("alpha", (float) n.real(0.5, 2))
                        .with("gamma", (float) n.real(1, 2))
                        .value()));
        pieces.add(new Piece(
                "HardSigmoid",
                n -> n.op("HardSigmoid", n.x())
                        .with("alpha", (float) n.real(0.1, 0.5))
                        .with("beta", (float) n.real(0.2, 0.8))
                        .value()));
        pieces.add(new Piece(
                "Shrink",
                n -> n.op("Shrink", n.x())
                        .with("lambd", (float) n.real(0.2, 1))
                        .with("bias", (float) n.real(0, 0.4))
                        .value()));
        pieces.add(new Piece(
                "Gelu",
                n -> n.op("Gelu", n.x())
                        .with("approximate", n.one("none", "tanh"))
                        .value()));
        pieces.add(new Piece(
                "Swish",
                n -> n.newest("Swish", n.x())
                        .with("alpha", (float) n.real(0.3, 2))
                        .value()));
        pieces.add(new Piece("PRelu", n -> {
            long[] slopes = n.inner();
            int leading = n.chance().pick(slopes.length);
            for (int axis = 0; axis < slopes.length; axis++) {
                slopes[axis] = n.maybe() ? 1 : slopes[axis];
            }
            return n.op("PRelu", n.x(), n.weight(java.util.Arrays.copyOfRange(slopes, leading, slopes.length)))
                    .value();
        }));
        pieces.add(new Piece("Clip", n -> {
            String low = n.maybe() ? n.scalar(n.real(-1.5, 0)) : "";
            String high = n.maybe() ? n.scalar(n.real(0, 1.5)) : "";
            return n.op("Clip", n.x(), low, high).value();
        }));
        for (String shares : List.of("Softmax", "LogSoftmax")) {
            pieces.add(new Piece(
                    shares, n -> n.op(shares, n.x()).with("axis", n.axis()).value()));
        }
        return pieces;
    }
}
