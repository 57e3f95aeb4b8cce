package org.vizsla.graph.pass.internal.expansion;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Shape;

/** Positions as angles: pairs of features are turned, {@code (cos a - sin b, sin a + cos b)}. Heads are {@code [N, tokens, heads, features]} on the way. */
public final class RotaryExpansion {
    private RotaryExpansion() {}

    public static @Nullable List<String> expand(Expanding e) {
        Shape shape = e.shape(0);
        boolean interleaved = e.node().integer("interleaved", 0) != 0;
        long heads = e.node().integer("num_heads", 0);
        if (shape == null || (shape.rank() == 3 && heads == 0)) {
            return null;
        }
        boolean flat = shape.rank() == 3;
        long features = flat ? shape.size(2) / heads : shape.size(3);
        long turned = e.node().integer("rotary_embedding_dim", 0);
        turned = turned == 0 ? features : turned;
        String x = flat ? e.reshape(e.x(0), 0, 0, heads, features) : e.transpose(e.x(0), 0, 2, 1, 3);
        String cosine = angles(e, 1);
        String sine = angles(e, 2);
        String a = part(e, x, interleaved, 0, turned);
        String b = part(e, x, interleaved, 1, turned);
        String real = e.sub(e.mul(cosine, a), e.mul(sine, b));
        String imaginary = e.add(e.mul(sine, a), e.mul(cosine, b));
        String joined = interleaved
                ? e.reshape(e.concat(-1, e.unsqueeze(real, 4), e.unsqueeze(imaginary, 4)), 0, 0, 0, turned)
                : e.concat(-1, real, imaginary);
        String all = turned == features ? joined : e.concat(-1, joined, e.slice(x, 3, turned, features));
        return List.of(flat ? e.reshape(all, 0, 0, shape.size(2)) : e.transpose(all, 0, 2, 1, 3));
    }

    /** {@code [N, tokens, 1, turned/2]}. */
    private static String angles(Expanding e, int input) {
        String cache = e.has(3) ? e.op("Gather", e.x(input), e.x(3)).value() : e.x(input);
        return e.unsqueeze(cache, 2);
    }

    private static String part(Expanding e, String x, boolean interleaved, long second, long turned) {
        if (!interleaved) {
            return e.slice(x, 3, second * turned / 2, (second + 1) * turned / 2);
        }
        return e.op("Slice", x, e.integers(second), e.integers(turned), e.integers(3), e.integers(2))
                .value();
    }
}
