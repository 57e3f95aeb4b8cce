package org.vizsla.autodiff.coverage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.vizsla.autodiff.Derivative;
import org.vizsla.autodiff.DerivativeTable;
import org.vizsla.autodiff.lrp.RelevanceRules;
import org.vizsla.graph.op.StandardOperators;
import org.vizsla.graph.pass.DecomposeOperators;

/** All operators of the standard domain, and how each is supported. */
public final class Coverage {
    private static final String NO_TENSOR = "its values are no tensors";
    private static final String TEXT = "it works on text";
    private static final String LOSS = "it measures the loss of a training";
    private static final String LATER = "newer than the operator sets that Vizsla computes in";
    private static final String RARE = "not seen in an image classifier so far";

    /** Operators that import replaces, and by what. */
    private static final Map<String, String> REPLACED = Map.of(
            "Constant", "becomes a stored constant",
            "ConvInteger", "becomes a Conv of the real numbers",
            "If", "only where its condition is a constant: then its branch",
            "MatMulInteger", "becomes a MatMul of the real numbers",
            "QLinearConv", "becomes a Conv between roundings",
            "QLinearMatMul", "becomes a MatMul between roundings",
            "Scatter", "becomes ScatterElements",
            "Upsample", "becomes Resize");

    private static final Map<String, String> MISSING = missing();

    private Coverage() {}

    private static Map<String, String> missing() {
        Map<String, String> missing = new TreeMap<>();
        List.of("MaxRoiPool", "STFT").forEach(each -> missing.put(each, RARE));
        List.of("NegativeLogLikelihoodLoss", "SoftmaxCrossEntropyLoss").forEach(each -> missing.put(each, LOSS));
        List.of("BitCast", "CausalConvWithState", "CumProd", "LinearAttention", "SwiGLU", "TensorScatter")
                .forEach(each -> missing.put(each, LATER));
        return missing;
    }

    /** One line per operator, in alphabetic order. */
    public static List<OperatorSupport> all() {
        return StandardOperators.versions().entrySet().stream()
                .map(entry -> support(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static OperatorSupport support(String operator, List<Integer> sets) {
        if (REPLACED.containsKey(operator)) {
            String by = REPLACED.getOrDefault(operator, "");
            return new OperatorSupport(operator, sets, DerivativeKind.DECOMPOSED, "", by);
        }
        Derivative derivative = DerivativeTable.all().get(operator);
        if (derivative instanceof Derivative.Vjp) {
            String relevance = RelevanceRules.describe(operator);
            return new OperatorSupport(operator, sets, DerivativeKind.YES, relevance, "");
        }
        if (derivative instanceof Derivative.Zero) {
            return new OperatorSupport(operator, sets, DerivativeKind.ZERO, "", "");
        }
        if (derivative instanceof Derivative.NotDifferentiable none) {
            return new OperatorSupport(operator, sets, DerivativeKind.NONE, "", none.because());
        }
        if (DecomposeOperators.operators().contains(operator)) {
            String condition = DecomposeOperators.condition(operator);
            return new OperatorSupport(operator, sets, DerivativeKind.DECOMPOSED, "those of its parts", condition);
        }
        return without(operator, sets);
    }

    private static OperatorSupport without(String operator, List<Integer> sets) {
        if (isText(operator)) {
            return new OperatorSupport(operator, sets, DerivativeKind.NONE, "", TEXT);
        }
        if (operator.contains("Sequence") || operator.startsWith("Optional")) {
            return new OperatorSupport(operator, sets, DerivativeKind.MISSING, "", NO_TENSOR);
        }
        String reason = MISSING.getOrDefault(operator, "");
        return new OperatorSupport(operator, sets, DerivativeKind.MISSING, "", reason);
    }

    private static boolean isText(String operator) {
        return operator.startsWith("String")
                || Set.of("RegexFullMatch", "TfIdfVectorizer").contains(operator);
    }
}
