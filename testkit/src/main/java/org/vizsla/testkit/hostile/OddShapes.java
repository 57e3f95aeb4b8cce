package org.vizsla.testkit.hostile;

import java.util.ArrayList;
import java.util.List;

/** A sound call, with one of its inputs in another shape: each of its axes of size 0 in turn, and one axis more or fewer. */
public final class OddShapes {
    private OddShapes() {}

    /** All such calls, in order of the inputs. */
    public static List<OperatorCall> of(OperatorCall call) {
        List<OperatorCall> calls = new ArrayList<>();
        for (int input = 0; input < call.inputs().size(); input++) {
            Operand operand = call.inputs().get(input);
            if (operand.kind() != Operand.Kind.OMITTED) {
                for (List<Long> sizes : variants(operand.sizes())) {
                    List<Operand> inputs = new ArrayList<>(call.inputs());
                    inputs.set(input, operand.withSizes(sizes));
                    calls.add(new OperatorCall(
                            call.opset(), call.domain(), call.operator(), inputs, call.attributes(), call.outputs()));
                }
            }
        }
        return calls;
    }

    private static List<List<Long>> variants(List<Long> sizes) {
        int rank = sizes.size();
        List<List<Long>> variants = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            List<Long> empty = new ArrayList<>(sizes);
            empty.set(axis, 0L);
            variants.add(empty);
        }
        List<Long> more = new ArrayList<>(sizes);
        more.add(0, 1L);
        variants.add(more);
        if (rank > 0) {
            variants.add(sizes.subList(1, rank));
            variants.add(sizes.subList(0, rank - 1));
        }
        return variants;
    }
}
