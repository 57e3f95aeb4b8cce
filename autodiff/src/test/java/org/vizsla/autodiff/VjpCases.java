package org.vizsla.autodiff;

import static org.vizsla.autodiff.VjpCase.curved;
import static org.vizsla.autodiff.VjpCase.kinked;
import static org.vizsla.autodiff.VjpCase.linear;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** At least one case for every rule of the table; sizes differ from axis to axis, so that no two can be mixed up. */
final class VjpCases {
    private VjpCases() {}

    static List<VjpCase> all() {
        List<VjpCase> cases = new ArrayList<>();
        cases.addAll(arithmetic());
        cases.addAll(FunctionCases.all());
        cases.addAll(activations());
        cases.addAll(ConvolutionCases.all());
        cases.addAll(matrices());
        cases.addAll(PoolingCases.all());
        cases.addAll(normalizations());
        cases.addAll(reductions());
        cases.addAll(shapes());
        cases.addAll(parts());
        cases.addAll(IndexingCases.all());
        cases.addAll(EinsumCases.all());
        cases.addAll(SamplingCases.all());
        cases.addAll(TransformCases.all());
        cases.addAll(QuantizationCases.all());
        return cases;
    }

    private static List<VjpCase> arithmetic() {
        return List.of(
                linear(
                        "Add",
                        "same shape",
                        n -> n.op("Add", n.in(2, 3), n.in(2, 3)).value()),
                linear(
                        "Add",
                        "broadcast",
                        n -> n.op("Add", n.in(2, 3, 4), n.in(3, 1)).value()),
                linear(
                        "Add",
                        "both broadcast",
                        n -> n.op("Add", n.in(2, 1, 4), n.in(3, 1)).value()),
                linear("Add", "with itself", n -> {
                    String x = n.in(2, 3);
                    return n.op("Add", x, x).value();
                }),
                linear("Sub", "broadcast", n -> n.op("Sub", n.in(3), n.in(2, 3)).value()),
                linear(
                        "Mul",
                        "broadcast",
                        n -> n.op("Mul", n.in(2, 3, 4), n.in(4)).value()),
                curved(
                        "Div",
                        "broadcast",
                        n -> n.op("Div", n.in(2, 3), n.positive(2, 1)).value()),
                curved(
                        "Pow",
                        "both",
                        n -> n.op("Pow", n.positive(2, 3), n.in(3)).value()),
                curved(
                        "Pow",
                        "constant exponent, negative base",
                        n -> n.op("Pow", n.apart(2, 3), n.scalar(3)).value()),
                linear(
                        "Sum",
                        "three",
                        n -> n.op("Sum", n.in(2, 3), n.in(3), n.in(2, 1)).value()),
                linear(
                        "Mean",
                        "three",
                        n -> n.op("Mean", n.in(2, 3), n.in(3), n.in(2, 1)).value()),
                kinked(
                        "Max",
                        "three",
                        n -> n.op("Max", n.apart(2, 5), n.in(2, 5), n.scalar(0.013f))
                                .value()),
                kinked(
                        "Min",
                        "broadcast",
                        n -> n.op("Min", n.apart(2, 5), n.in(5)).value()),
                linear("Where", "broadcast", n -> {
                    String condition =
                            n.op("Greater", n.floats(1, -1, 2), n.scalar(0)).value();
                    return n.op("Where", condition, n.in(2, 3), n.in(3)).value();
                }),
                linear("Neg", "", n -> n.op("Neg", n.in(2, 3)).value()),
                kinked("Abs", "", n -> n.op("Abs", n.apart(2, 3)).value()),
                curved(
                        "Reciprocal",
                        "",
                        n -> n.op("Reciprocal", n.positive(2, 3)).value()),
                curved("Exp", "", n -> n.op("Exp", n.in(2, 3)).value()),
                curved("Log", "", n -> n.op("Log", n.positive(2, 3)).value()),
                curved("Sqrt", "", n -> n.op("Sqrt", n.positive(2, 3)).value()),
                curved("Erf", "", n -> n.op("Erf", n.in(2, 3)).value()),
                curved("Sin", "", n -> n.op("Sin", n.in(2, 3)).value()),
                curved("Cos", "", n -> n.op("Cos", n.in(2, 3)).value()));
    }

    private static List<VjpCase> activations() {
        return List.of(
                kinked("Relu", "", n -> n.op("Relu", n.apart(2, 7)).value()),
                kinked(
                        "LeakyRelu",
                        "",
                        n -> n.op("LeakyRelu", n.apart(2, 7))
                                .with("alpha", 0.2f)
                                .value()),
                kinked(
                        "PRelu",
                        "channel slope",
                        n -> n.op("PRelu", n.apart(2, 3, 2, 2), n.in(3, 1, 1)).value()),
                kinked(
                        "ThresholdedRelu",
                        "",
                        n -> n.op("ThresholdedRelu", n.apart(2, 7))
                                .with("alpha", 0.12f)
                                .value()),
                kinked(
                        "Elu",
                        "",
                        n -> n.op("Elu", n.apart(2, 7)).with("alpha", 1.3f).value()),
                kinked(
                        "Celu",
                        "",
                        n -> n.op("Celu", n.apart(2, 7)).with("alpha", 1.3f).value()),
                kinked("Selu", "", n -> n.op("Selu", n.apart(2, 7)).value()),
                curved("Sigmoid", "", n -> n.op("Sigmoid", n.in(2, 7)).value()),
                kinked(
                        "HardSigmoid",
                        "",
                        n -> n.op("HardSigmoid", n.in(3, 7)).with("alpha", 0.9f).value()),
                kinked(
                        "HardSwish",
                        "",
                        n -> n.op(
                                        "HardSwish",
                                        n.op("Mul", n.in(3, 7), n.scalar(3)).value())
                                .value()),
                curved("Tanh", "", n -> n.op("Tanh", n.in(2, 7)).value()),
                curved("Softplus", "", n -> n.op("Softplus", n.in(2, 7)).value()),
                kinked("Softsign", "", n -> n.op("Softsign", n.apart(2, 7)).value()),
                curved("Mish", "", n -> n.op("Mish", n.in(2, 7)).value()),
                curved("Gelu", "exact", n -> n.op("Gelu", n.in(2, 7)).value()),
                curved(
                        "Gelu",
                        "tanh",
                        n -> n.op("Gelu", n.in(2, 7))
                                .with("approximate", "tanh")
                                .value()),
                kinked(
                        "Clip",
                        "both bounds",
                        n -> n.op("Clip", n.apart(2, 7), n.scalar(-0.33f), n.scalar(0.22f))
                                .value()),
                kinked(
                        "Clip",
                        "upper bound",
                        n -> n.op("Clip", n.apart(2, 7), "", n.scalar(0.22f)).value()),
                kinked(
                        "Clip",
                        "moving bounds",
                        n -> n.op("Clip", n.apart(2, 7), n.in(Tensor.scalar(-0.13f)), n.in(Tensor.scalar(0.12f)))
                                .value()),
                kinked(
                        "Clip",
                        "moving lower bound",
                        n -> n.op("Clip", n.apart(2, 7), n.in(Tensor.scalar(-0.13f)))
                                .value()),
                kinked(
                        "Clip",
                        "bounds in the wrong order",
                        n -> n.op("Clip", n.apart(2, 7), n.in(Tensor.scalar(0.12f)), n.in(Tensor.scalar(-0.13f)))
                                .value()),
                curved(
                        "Softmax",
                        "inner axis",
                        n -> n.op("Softmax", n.in(2, 3, 4)).with("axis", 1).value()),
                curved(
                        "LogSoftmax",
                        "last axis",
                        n -> n.op("LogSoftmax", n.in(2, 5)).value()),
                linear(
                        "Dropout",
                        "inference",
                        n -> n.op(
                                        "Dropout",
                                        n.in(2, 3),
                                        n.op("Sigmoid", n.in(Tensor.scalar(0.5f)))
                                                .value())
                                .value()));
    }

    private static List<VjpCase> matrices() {
        return List.of(
                linear(
                        "Gemm",
                        "plain",
                        n -> n.op("Gemm", n.in(2, 3), n.in(3, 4)).value()),
                linear(
                        "Gemm",
                        "transposed B, bias",
                        n -> n.op("Gemm", n.in(2, 3), n.in(4, 3), n.in(4))
                                .with("transB", 1)
                                .with("alpha", 0.5f)
                                .with("beta", 2f)
                                .value()),
                linear(
                        "Gemm",
                        "transposed A, scalar bias",
                        n -> n.op("Gemm", n.in(3, 2), n.in(3, 4), n.in(1))
                                .with("transA", 1)
                                .value()),
                linear(
                        "Gemm",
                        "both transposed, full bias",
                        n -> n.op("Gemm", n.in(3, 2), n.in(4, 3), n.in(2, 4))
                                .with("transA", 1)
                                .with("transB", 1)
                                .with("alpha", 1.5f)
                                .value()),
                linear(
                        "MatMul",
                        "matrices",
                        n -> n.op("MatMul", n.in(2, 3), n.in(3, 4)).value()),
                linear(
                        "MatMul",
                        "batched",
                        n -> n.op("MatMul", n.in(5, 2, 3), n.in(5, 3, 4)).value()),
                linear(
                        "MatMul",
                        "broadcast batch",
                        n -> n.op("MatMul", n.in(2, 1, 2, 3), n.in(5, 3, 4)).value()),
                linear(
                        "MatMul",
                        "weight matrix",
                        n -> n.op("MatMul", n.in(5, 2, 3), n.in(3, 4)).value()),
                linear(
                        "MatMul",
                        "matrix times vector",
                        n -> n.op("MatMul", n.in(5, 2, 3), n.in(3)).value()),
                linear(
                        "MatMul",
                        "vector times matrix",
                        n -> n.op("MatMul", n.in(3), n.in(5, 3, 4)).value()),
                linear(
                        "MatMul",
                        "vectors",
                        n -> n.op("MatMul", n.in(3), n.in(3)).value()));
    }

    private static List<VjpCase> normalizations() {
        return List.of(
                curved(
                        "LRN",
                        "odd size",
                        n -> n.op("LRN", n.in(2, 7, 3, 2))
                                .with("size", 5)
                                .with("alpha", 0.7f)
                                .with("beta", 0.75f)
                                .with("bias", 1.5f)
                                .value()),
                curved(
                        "BatchNormalization",
                        "",
                        n -> n.op("BatchNormalization", n.in(2, 3, 4, 5), n.in(3), n.in(3), n.in(3), n.positive(3))
                                .with("epsilon", 0.01f)
                                .value()),
                curved(
                        "BatchNormalization",
                        "matrix",
                        n -> n.op("BatchNormalization", n.in(4, 3), n.in(3), n.in(3), n.in(3), n.positive(3))
                                .value()),
                curved(
                        "InstanceNormalization",
                        "",
                        n -> n.op("InstanceNormalization", n.in(2, 3, 4, 5), n.in(3), n.in(3))
                                .value()),
                curved(
                        "LayerNormalization",
                        "last axis",
                        n -> n.op("LayerNormalization", n.in(2, 3, 5), n.in(5), n.in(5))
                                .value()),
                curved(
                        "LayerNormalization",
                        "two axes, no bias",
                        n -> n.op("LayerNormalization", n.in(2, 3, 5), n.in(3, 5))
                                .with("axis", -2)
                                .value()),
                curved(
                        "GroupNormalization",
                        "",
                        n -> n.op("GroupNormalization", n.in(2, 6, 3, 4), n.in(6), n.in(6))
                                .with("num_groups", 3)
                                .value()),
                kinked(
                        "LpNormalization",
                        "sum of magnitudes, inner axis",
                        n -> n.op("LpNormalization", n.apart(2, 3, 4))
                                .with("axis", 1)
                                .with("p", 1)
                                .value()),
                curved(
                        "LpNormalization",
                        "default, batch",
                        n -> n.op("LpNormalization", n.batch(2, 3)).value()),
                curved(
                        "MeanVarianceNormalization",
                        "default: over the batch, too",
                        n -> n.op("MeanVarianceNormalization", n.in(2, 3, 4, 5)).value()),
                curved(
                        "MeanVarianceNormalization",
                        "each channel of each image, batch",
                        n -> n.op("MeanVarianceNormalization", n.batch(2, 3, 4, 5))
                                .with("axes", new long[] {2, 3})
                                .value()));
    }

    private static List<VjpCase> reductions() {
        List<VjpCase> cases = new ArrayList<>(List.of(
                linear(
                        "ReduceSum",
                        "all",
                        n -> n.op("ReduceSum", n.in(2, 3)).with("keepdims", 0).value()),
                linear(
                        "ReduceMean",
                        "negative axis",
                        n -> n.op("ReduceMean", n.in(2, 3, 4), n.ints(-2)).value()),
                linear(
                        "ReduceMean",
                        "batch",
                        n -> n.op("ReduceMean", n.batch(2, 3, 4), n.ints(0, 2)).value()),
                linear(
                        "ReduceMean",
                        "no axes, none meant",
                        n -> n.op("ReduceMean", n.in(2, 3))
                                .with("noop_with_empty_axes", 1)
                                .value())));
        for (String operator : List.of(
                "ReduceSum",
                "ReduceMean",
                "ReduceL2",
                "ReduceSumSquare",
                "ReduceLogSum",
                "ReduceLogSumExp",
                "ReduceProd")) {
            cases.add(curved(
                    operator,
                    "negative axis, batch",
                    n -> n.op(operator, n.batch(n.between(0.5, 2, 2, 3, 4)), n.ints(-2))
                            .value()));
            cases.add(curved(
                    operator,
                    "two axes dropped",
                    n -> n.op(operator, n.positive(2, 3, 4), n.ints(0, 2))
                            .with("keepdims", 0)
                            .value()));
        }
        for (String operator : List.of("ReduceMax", "ReduceMin", "ReduceL1")) {
            cases.add(kinked(
                    operator,
                    "axis kept",
                    n -> n.op(operator, n.apart(2, 3, 4), n.ints(1)).value()));
        }
        cases.add(curved(
                "ReduceProd",
                "with zeros",
                n -> n.op("ReduceProd", n.in(Tensor.ofFloats(Shape.of(3, 3), 2, 0, 3, 0, 5, 0, 2, -1, 3)), n.ints(1))
                        .value()));
        cases.add(curved(
                "ReduceProd",
                "everything",
                n -> n.op("ReduceProd", n.in(2, 3)).with("keepdims", 0).value()));
        cases.add(linear(
                "CumSum",
                "no attributes",
                n -> n.op("CumSum", n.in(2, 3), n.builder().integer(1)).value()));
        for (int axis : List.of(0, 1, -1)) {
            cases.add(cumulativeSum(axis, 0, 0));
            cases.add(cumulativeSum(axis, 0, 1));
            cases.add(cumulativeSum(axis, 1, 0));
            cases.add(cumulativeSum(axis, 1, 1));
        }
        return cases;
    }

    private static VjpCase cumulativeSum(int axis, int exclusive, int reverse) {
        return linear(
                "CumSum",
                "axis " + axis + ", exclusive " + exclusive + ", reverse " + reverse,
                n -> n.op("CumSum", n.in(2, 3, 4), n.builder().integer(axis))
                        .with("exclusive", exclusive)
                        .with("reverse", reverse)
                        .value());
    }

    private static List<VjpCase> shapes() {
        return List.of(
                linear(
                        "Reshape",
                        "",
                        n -> n.op("Reshape", n.in(2, 3, 4), n.ints(4, -1)).value()),
                linear(
                        "Flatten",
                        "",
                        n -> n.op("Flatten", n.in(2, 3, 4)).with("axis", 2).value()),
                linear(
                        "Squeeze",
                        "",
                        n -> n.op("Squeeze", n.in(2, 1, 4), n.ints(1)).value()),
                linear(
                        "Unsqueeze",
                        "",
                        n -> n.op("Unsqueeze", n.in(2, 4), n.ints(0, 3)).value()),
                linear(
                        "Transpose",
                        "given",
                        n -> n.op("Transpose", n.in(2, 3, 4))
                                .with("perm", new long[] {2, 0, 1})
                                .value()),
                linear(
                        "Transpose",
                        "reversed",
                        n -> n.op("Transpose", n.in(2, 3, 4)).value()),
                linear(
                        "Expand",
                        "",
                        n -> n.op("Expand", n.in(3, 1), n.ints(2, 3, 4)).value()),
                linear("Tile", "", n -> n.op("Tile", n.in(2, 3), n.ints(3, 2)).value()),
                linear(
                        "DepthToSpace",
                        "DCR",
                        n -> n.op("DepthToSpace", n.in(2, 12, 3, 2))
                                .with("blocksize", 2)
                                .value()),
                linear(
                        "DepthToSpace",
                        "CRD",
                        n -> n.op("DepthToSpace", n.in(2, 12, 3, 2))
                                .with("blocksize", 2)
                                .with("mode", "CRD")
                                .value()),
                linear(
                        "SpaceToDepth",
                        "",
                        n -> n.op("SpaceToDepth", n.in(2, 3, 4, 6))
                                .with("blocksize", 2)
                                .value()),
                linear(
                        "Pad",
                        "constant",
                        n -> n.op("Pad", n.in(2, 3, 4), n.ints(0, 1, 2, 1, 0, 3), n.in(Tensor.scalar(0.3f)))
                                .value()),
                linear(
                        "Pad",
                        "negative",
                        n -> n.op("Pad", n.in(2, 3, 4), n.ints(0, -1, 2, 0, 1, -2))
                                .value()),
                linear(
                        "Pad",
                        "some axes",
                        n -> n.op("Pad", n.in(2, 3, 4), n.ints(1, 2), "", n.ints(-1))
                                .value()),
                linear(
                        "Pad",
                        "reflect",
                        n -> n.op("Pad", n.in(2, 4, 5), n.ints(0, 1, 3, 0, 2, 1))
                                .with("mode", "reflect")
                                .value()),
                linear(
                        "Pad",
                        "edge",
                        n -> n.op("Pad", n.in(2, 4, 5), n.ints(0, 1, 3, 0, 2, 1))
                                .with("mode", "edge")
                                .value()),
                linear(
                        "Pad",
                        "wrap",
                        n -> n.op("Pad", n.in(2, 4, 5), n.ints(0, 1, 3, 0, 2, 1))
                                .with("mode", "wrap")
                                .value()),
                resize("nearest floor", "nearest", "asymmetric", "floor", 2f, 3f),
                resize("nearest, down", "nearest", "half_pixel", "round_prefer_floor", 0.5f, 0.7f),
                resize("nearest ceil", "nearest", "align_corners", "ceil", 1.5f, 2f),
                resize("nearest prefer ceil", "nearest", "half_pixel", "round_prefer_ceil", 1.5f, 0.5f),
                resize("linear", "linear", "half_pixel", "floor", 2f, 1.7f),
                resize("linear, down", "linear", "pytorch_half_pixel", "floor", 0.5f, 0.7f),
                resize("linear, corners", "linear", "align_corners", "floor", 2f, 1.5f),
                resize("linear, asymmetric", "linear", "asymmetric", "floor", 2f, 1.5f),
                linear(
                        "Resize",
                        "to sizes",
                        n -> n.op("Resize", n.in(2, 3, 4, 5), "", "", n.ints(2, 3, 7, 6))
                                .with("mode", "linear")
                                .value()),
                linear("Identity", "", n -> n.op("Identity", n.in(2, 3)).value()),
                linear("Cast", "to double and back", n -> {
                    String wide = n.op("Cast", n.in(2, 3)).with("to", 11).value();
                    return n.op("Cast", wide).with("to", 1).value();
                }));
    }

    private static VjpCase resize(String variant, String mode, String coordinates, String nearest, float y, float x) {
        return linear(
                "Resize",
                variant,
                n -> n.op("Resize", n.in(2, 3, 4, 6), "", n.floats(1, 1, y, x))
                        .with("mode", mode)
                        .with("coordinate_transformation_mode", coordinates)
                        .with("nearest_mode", nearest)
                        .value());
    }

    private static List<VjpCase> parts() {
        return List.of(
                linear(
                        "Concat",
                        "three",
                        n -> n.op("Concat", n.in(2, 3, 4), n.in(2, 1, 4), n.in(2, 2, 4))
                                .with("axis", -2)
                                .value()),
                linear("Split", "one part unused", n -> {
                    List<String> parts = n.op("Split", n.in(2, 6), n.ints(1, 3, 2))
                            .with("axis", 1)
                            .values(3);
                    return n.op("Concat", parts.get(2), parts.get(0))
                            .with("axis", 1)
                            .value();
                }),
                linear(
                        "Slice",
                        "two axes",
                        n -> n.op("Slice", n.in(4, 5, 6), n.ints(1, -4), n.ints(3, 5), n.ints(0, 2))
                                .value()),
                linear(
                        "Slice",
                        "steps",
                        n -> n.op("Slice", n.in(4, 7, 6), n.ints(1, 0), n.ints(7, 6), n.ints(1, 2), n.ints(2, 3))
                                .value()),
                linear(
                        "Slice",
                        "backwards",
                        n -> n.op("Slice", n.in(4, 7), n.ints(-1, 5), n.ints(-99, 0), n.ints(0, 1), n.ints(-1, -2))
                                .value()),
                linear(
                        "Gather",
                        "one",
                        n -> n.op("Gather", n.in(2, 5, 3), n.builder().integer(2))
                                .with("axis", 1)
                                .value()),
                linear(
                        "Gather",
                        "several, one twice",
                        n -> n.op("Gather", n.in(2, 5, 3), n.ints(4, 0, 4, -2))
                                .with("axis", 1)
                                .value()),
                linear("Gather", "matrix of indices", n -> {
                    String indices = n.builder().constant("at", Tensor.ofLongs(Shape.of(2, 3), 0, 2, 1, 1, 2, 2));
                    return n.op("Gather", n.in(3, 4), indices).value();
                }),
                linear(
                        "OneHot",
                        "inner axis",
                        n -> n.op("OneHot", n.ints(2, 0, 3), n.builder().integer(4), n.in(2))
                                .with("axis", 0)
                                .value()),
                kinked("Range", "start and step", n -> {
                    String step = n.op("Exp", n.in(Tensor.scalar(0.004f))).value();
                    return n.op("Range", n.in(Tensor.scalar(-0.02f)), n.scalar(5.5f), step)
                            .value();
                }),
                linear("GatherElements", "", n -> {
                    String indices = n.builder().constant("at", Tensor.ofLongs(Shape.of(2, 3), 0, 2, 1, 1, 2, 2));
                    return n.op("GatherElements", n.in(2, 4), indices)
                            .with("axis", 1)
                            .value();
                }));
    }
}
