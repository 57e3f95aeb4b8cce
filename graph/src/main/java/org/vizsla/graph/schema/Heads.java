package org.vizsla.graph.schema;

import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;

/** Heads of attention: those of the queries are shared out among those of keys and values, and the last axis among the heads, where inputs have three axes and sizes are known. */
final class Heads {
    private static final int MERGED = 3;

    private Heads() {}

    static void check(Call call) {
        Node node = call.node();
        String name = node.attributes().containsKey("q_num_heads") ? "q_num_heads" : "num_heads";
        long heads = node.integer(name, 0);
        long shared = node.integer("kv_num_heads", 0);
        if (heads > 0 && shared > 0 && heads % shared != 0) {
            throw call.refusal("attribute kv_num_heads is " + shared + ", and must divide attribute " + name + ", " + heads);
        }
        long width = call.rank(0) == MERGED ? call.size(0, MERGED - 1) : Shape.UNKNOWN;
        if (heads > 0 && width != Shape.UNKNOWN && !node.operator().equals("Attention") && width % heads != 0) {
            throw call.refusal("attribute " + name + " is " + heads + ", and must divide " + width + ", the last size of input 0");
        }
    }
}
