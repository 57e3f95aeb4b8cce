package org.vizsla.explain.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A block of a value.
 *
 * @param axes a span for each axis
 */
record Box(List<Span> axes) {
    Box {
        axes = List.copyOf(axes);
    }

    /** All of a value. */
    static Box whole(long[] sizes) {
        return new Box(Arrays.stream(sizes).mapToObj(Span::whole).toList());
    }

    /** One element, by its index in row-major order. */
    static Box ofElement(long[] sizes, long index) {
        return between(sizes, index, index);
    }

    /** The smallest block that holds all elements from one to another in row-major order. */
    static Box between(long[] sizes, long first, long last) {
        Span[] axes = new Span[sizes.length];
        long step = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
        long low = first;
        long high = last;
        boolean apart = false;
        for (int axis = 0; axis < sizes.length; axis++) {
            step /= sizes[axis];
            axes[axis] = apart ? Span.whole(sizes[axis]) : new Span(low / step, high / step + 1);
            apart |= low / step != high / step;
            low %= step;
            high %= step;
        }
        return new Box(List.of(axes));
    }

    Span axis(int axis) {
        return axes.get(axis < 0 ? axis + axes.size() : axis);
    }

    /** The same with another span along an axis. */
    Box with(int axis, Span span) {
        List<Span> others = new ArrayList<>(axes);
        others.set(axis < 0 ? axis + axes.size() : axis, span);
        return new Box(others);
    }

    boolean isEmpty() {
        return axes.stream().anyMatch(Span::isEmpty);
    }

    /** The part of it within a value. */
    Box within(long[] sizes) {
        List<Span> inside = new ArrayList<>();
        for (int axis = 0; axis < sizes.length; axis++) {
            inside.add(axes.get(axis).within(sizes[axis]));
        }
        return new Box(inside);
    }

    /** The smallest block that holds both. */
    Box hull(Box other) {
        List<Span> hull = new ArrayList<>();
        for (int axis = 0; axis < axes.size(); axis++) {
            hull.add(axes.get(axis).hull(other.axes.get(axis)));
        }
        return new Box(hull);
    }

    /** The block of a value that was broadcast to the value of which this is one. */
    Box before(long[] sizes) {
        List<Span> before = new ArrayList<>();
        int more = axes.size() - sizes.length;
        for (int axis = 0; axis < sizes.length; axis++) {
            before.add(sizes[axis] == 1 ? Span.whole(1) : axes.get(axis + more));
        }
        return new Box(before);
    }
}
