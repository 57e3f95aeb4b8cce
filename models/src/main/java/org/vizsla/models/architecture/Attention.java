package org.vizsla.models.architecture;

import java.util.List;

/**
 * Scaled dot-product attention of several heads: {@code softmax(q kᵀ scale + bias) v}. Source: Vaswani and others, 2017, "Attention Is All You Need".
 *
 * <p>Tokens {@code [N, ..., L, C]} see those tokens that they share all axes but {@code L} with: all of an image, or those of one window. The weights
 * of the attention, after the softmax, are {@code module.softmax}.
 *
 * @param heads how many parts the channels are seen in
 */
record Attention(int heads) {
    /** Queries, keys and values, each {@code [N, ..., heads, L, C / heads]}. */
    record Parts(Features queries, Features keys, Features values) {}

    /** Takes queries, keys and values, which lie one after the other in the channels, apart. */
    Parts parts(NetworkBuilder net, String module, Features together) {
        List<Features> parts = new Tokens(net).split(module + ".split", together, 3);
        return new Parts(
                head(net, module + ".query", parts.get(0)),
                head(net, module + ".key", parts.get(1)),
                head(net, module + ".value", parts.get(2)));
    }

    /** What tokens see of the values, by scores that may be negative; {@code [N, ..., L, C]}. */
    Features see(NetworkBuilder net, String module, Features scores, Features values) {
        Tokens tokens = new Tokens(net);
        Features weights = tokens.softmax(module + ".softmax", scores);
        Features seen = tokens.product(module + ".heads", weights, values);
        int rank = seen.shape().rank();
        Features turned = net.transpose(module + ".turned", seen, swapped(rank, rank - 3, rank - 2));
        long[] sizes = turned.shape().sizes();
        long[] joined = new long[rank - 2];
        System.arraycopy(sizes, 1, joined, 0, rank - 3);
        joined[rank - 3] = sizes[rank - 2] * sizes[rank - 1];
        return net.reshape(module + ".seen", turned, joined);
    }

    /** {@code q kᵀ} of each two tokens of a head: {@code [N, ..., heads, L, L]}. */
    Features scores(NetworkBuilder net, String module, Features queries, Features keys) {
        int rank = keys.shape().rank();
        Features columns = net.transpose(module + ".key_columns", keys, swapped(rank, rank - 2, rank - 1));
        return new Tokens(net).product(module + ".scores", queries, columns);
    }

    private Features head(NetworkBuilder net, String name, Features x) {
        int rank = x.shape().rank();
        long[] sizes = new long[rank];
        System.arraycopy(x.shape().sizes(), 1, sizes, 0, rank - 2);
        sizes[rank - 2] = heads;
        sizes[rank - 1] = x.shape().size(-1) / heads;
        Features split = net.reshape(name + ".heads", x, sizes);
        return net.transpose(name, split, swapped(rank + 1, rank - 2, rank - 1));
    }

    private static int[] swapped(int rank, int a, int b) {
        int[] order = new int[rank];
        for (int i = 0; i < rank; i++) {
            order[i] = i == a ? b : i == b ? a : i;
        }
        return order;
    }
}
