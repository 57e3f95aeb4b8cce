package org.vizsla.explain.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a {@code Reshape} reads. Axes of both shapes are split into the smallest groups of equal sizes: {@code [1, 8, 7, 7]} and {@code [1, 8, 49]} into 1 and 1, 8 and 8, 7 by 7 and 49. Within a group
 * the elements of a block lie between its first and its last.
 */
final class Reshaped {
    private Reshaped() {}

    static Box before(Box wanted, long[] from, long[] to) {
        List<Span> before = new ArrayList<>();
        int first = 0;
        int other = 0;
        while (first < from.length) {
            int end = first + 1;
            int otherEnd = Math.min(other + 1, to.length);
            long size = from[first];
            long otherSize = other < to.length ? to[other] : 1;
            while (size != otherSize && (size < otherSize ? end < from.length : otherEnd < to.length)) {
                if (size < otherSize) {
                    size *= from[end++];
                } else {
                    otherSize *= to[otherEnd++];
                }
            }
            if (size != otherSize) {
                return Box.whole(from);
            }
            before.addAll(group(wanted, Arrays.copyOfRange(from, first, end), to, other, otherEnd));
            first = end;
            other = otherEnd;
        }
        return new Box(before);
    }

    private static List<Span> group(Box wanted, long[] from, long[] to, int begin, int end) {
        if (from.length == 1 && end - begin == 1) {
            return List.of(wanted.axis(begin));
        }
        long low = 0;
        long high = 0;
        for (int axis = begin; axis < end; axis++) {
            low = low * to[axis] + wanted.axis(axis).from();
            high = high * to[axis] + wanted.axis(axis).last();
        }
        return Box.between(from, low, high).axes();
    }
}
