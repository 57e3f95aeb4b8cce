package org.vizsla.graph.schema;

import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;

/** Heads of attention: those of the queries are shared out among those of keys and values, and the last axis among the heads, where inputs have three axes and sizes are known. Weights of an
 * attention that holds them have two. */
final class Heads {
    private static final int MERGED = 3;

    private Heads() {}

    static void check(Call call) {
        Node node = call.node();
        if (node.operator().equals("Attention") && !node.domain().isEmpty()) {
            checkWeights(call);
        }
        String name = node.attributes().containsKey("q_num_heads") ? "q_num_heads" : "num_heads";
        long heads = node.integer(name, 0);
        long shared = node.integer("kv_num_heads", 0);
        if (heads > 0 && shared > 0 && heads % shared != 0) {
            throw call.refusal(
                    "attribute kv_num_heads is " + shared + ", and must divide attribute " + name + ", " + heads);
        }
        long width = call.rank(0) == MERGED ? call.size(0, MERGED - 1) : Shape.UNKNOWN;
        if (heads > 0 && width != Shape.UNKNOWN && !node.operator().equals("Attention") && width % heads != 0) {
            throw call.refusal(
                    "attribute " + name + " is " + heads + ", and must divide " + width + ", the last size of input 0");
        }
    }

    /** The merged weights of an attention are a constant matrix, and their bias, if it is a constant, a list. */
    private static void checkWeights(Call call) {
        if (call.constant(1) == null || call.rank(1) != 2) {
            throw call.refusal("input 1 must be a constant of two axes");
        } else if (call.node().input(2) == null) {
            throw call.refusal("input 2, the bias, is left out, and must not be: give it zeros");
        } else if (call.rank(2) >= 0 && call.rank(2) != 1) {
            throw call.refusal("input 2 has " + call.rank(2) + " axes, and must have one");
        }
    }
}
