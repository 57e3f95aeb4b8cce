package org.vizsla.models.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.pass.ComputeInFloat32;
import org.vizsla.models.input.Assumption;

/** Where an import computes otherwise than the file does, or explains something else than what the file computes. */
final class OtherArithmetic {
    private static final Set<DataType> HALVES = Set.of(DataType.FLOAT16, DataType.BFLOAT16);

    private OtherArithmetic() {}

    /**
     * What to tell people; nothing of a network of real numbers in single precision.
     *
     * @param raw the network as its file has it
     * @param uniform what was made of it
     */
    static List<Assumption> of(Graph raw, Graph uniform) {
        List<Assumption> all = new ArrayList<>();
        Set<DataType> others = ComputeInFloat32.others(raw);
        if (!others.isEmpty()) {
            String names = others.stream()
                    .map(type -> type.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" and "));
            all.add(Assumption.of(
                    HALVES.containsAll(others)
                            ? "half precision (" + names + ") is computed in float32"
                            : names + " is computed in float32"));
        }
        if (uniform.nodes().stream().anyMatch(OtherArithmetic::rounds)) {
            all.add(Assumption.of(
                    "the network is quantized: gradients and relevance pass its rounding as if it were not there"));
        }
        return all;
    }

    private static boolean rounds(Node node) {
        return node.is("QuantizeLinear") || node.is("DynamicQuantizeLinear");
    }
}
