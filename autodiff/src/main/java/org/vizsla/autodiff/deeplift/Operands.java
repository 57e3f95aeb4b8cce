package org.vizsla.autodiff.deeplift;

import java.util.stream.IntStream;
import org.vizsla.graph.Node;

/** Which inputs of a node depend on the input of the network, and which are the same for the baseline. */
final class Operands {
    private Operands() {}

    static long differing(Reference reference, Node node) {
        return indices(reference, node).count();
    }

    /** The first of them; the first input if there is none. */
    static int first(Reference reference, Node node) {
        return indices(reference, node).findFirst().orElse(0);
    }

    private static IntStream indices(Reference reference, Node node) {
        return IntStream.range(0, node.inputs().size())
                .filter(input -> reference.differs(node.inputs().get(input)));
    }
}
