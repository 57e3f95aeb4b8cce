package org.vizsla.graph.pass.internal.expansion;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * Scaled dot-product attention, {@code softmax(cap(q k^T scale) + mask) v}. Heads are {@code [N, heads, tokens, features]} on the way. Nodes with a cache of past tokens, or
 * of which more than the first output is read, stay.
 */
public final class AttentionExpansion {
    /** What a score of a pair that must not be looked at becomes. */
    private static final float MASKED = -1e30f;

    private AttentionExpansion() {}

    public static @Nullable List<String> expand(Expanding e) {
        Shape query = e.shape(0);
        Shape key = e.shape(1);
        Shape value = e.shape(2);
        boolean cached = e.has(4) || e.has(5) || e.has(6) || e.yields(1) || e.yields(2) || e.yields(3);
        boolean windowed =
                e.node().integer("left_window_size", -1) >= 0 || e.node().integer("right_window_size", -1) >= 0;
        if (query == null || key == null || value == null || cached || windowed) {
            return null;
        }
        boolean flat = query.rank() == 3;
        long queryHeads = flat ? e.node().integer("q_num_heads", 1) : query.size(1);
        long keyHeads = flat ? e.node().integer("kv_num_heads", 1) : key.size(1);
        long tokens = query.size(-2);
        long keyTokens = key.size(-2);
        long features = flat ? query.size(2) / queryHeads : query.size(3);
        if (tokens < 0 || keyTokens < 0) {
            return null;
        }
        String q = heads(e, 0, query, queryHeads);
        String k = repeated(e, heads(e, 1, key, keyHeads), key, keyHeads, queryHeads);
        String v = repeated(e, heads(e, 2, value, keyHeads), value, keyHeads, queryHeads);
        double scale = e.node().attributes().containsKey("scale")
                ? e.node().real("scale", 1)
                : 1 / Math.sqrt((double) features);
        String scores = e.mul(e.matmul(q, e.swapLast(k, 4)), scale);
        double cap = e.node().real("softcap", 0);
        if (cap != 0) {
            scores = e.mul(e.op("Tanh", e.mul(scores, 1 / cap)).value(), cap);
        }
        scores = masked(e, scores, keyTokens);
        if (e.node().integer("is_causal", 0) != 0) {
            scores = e.add(scores, causal(e, tokens, keyTokens));
        }
        String shares = e.op("Softmax", scores).with("axis", -1).value();
        String read = e.matmul(shares, v);
        return List.of(
                flat ? e.reshape(e.transpose(read, 0, 2, 1, 3), 0, 0, queryHeads * (value.size(2) / keyHeads)) : read);
    }

    private static String heads(Expanding e, int input, Shape shape, long heads) {
        return shape.rank() == 4
                ? e.x(input)
                : e.transpose(e.reshape(e.x(input), 0, 0, heads, shape.size(2) / heads), 0, 2, 1, 3);
    }

    /** Keys or values for each head of the queries, of which several may share one. */
    private static String repeated(Expanding e, String heads, Shape shape, long keyHeads, long queryHeads) {
        if (keyHeads == queryHeads) {
            return heads;
        }
        long tokens = shape.size(-2);
        long features = shape.rank() == 4 ? shape.size(3) : shape.size(2) / keyHeads;
        String copies = e.op("Expand", e.unsqueeze(heads, 2), e.integers(1, 1, queryHeads / keyHeads, 1, 1))
                .value();
        return e.reshape(copies, 0, queryHeads, tokens, features);
    }

    /** Adds the mask, or hides what it does not allow; tokens that a short mask leaves out are hidden, too. */
    private static String masked(Expanding e, String scores, long keyTokens) {
        Shape mask = e.shape(3);
        if (mask == null) {
            return scores;
        }
        String bias = e.isBoolean(3) ? e.where(e.x(3), e.scalar(0), e.scalar(MASKED)) : e.x(3);
        long missing = keyTokens - mask.size(-1);
        if (missing > 0 && mask.size(-1) > 1) {
            long[] pads = new long[2 * mask.rank()];
            pads[pads.length - 1] = missing;
            bias = e.op("Pad", bias, e.integers(pads), e.scalar(MASKED)).value();
        }
        return e.add(scores, bias);
    }

    /** 0 for the tokens up to each query's own, and what hides them behind it. */
    private static String causal(Expanding e, long tokens, long keyTokens) {
        float[] mask = new float[Shape.lengthOf(tokens, keyTokens)];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = i % keyTokens > i / keyTokens ? MASKED : 0;
        }
        return e.graph().constant("causal", Tensor.ofFloats(Shape.of(tokens, keyTokens), mask));
    }
}
