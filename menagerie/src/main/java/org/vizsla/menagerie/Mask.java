package org.vizsla.menagerie;

import java.awt.image.BufferedImage;
import java.util.BitSet;
import java.util.function.IntPredicate;

/** A set of a picture's pixels. */
public final class Mask {
    private final int size;
    private final BitSet pixels;

    private Mask(int size, BitSet pixels) {
        this.size = size;
        this.pixels = pixels;
    }

    /** The pixels of a square picture, counted row by row, for which a predicate holds. */
    static Mask of(int size, IntPredicate isIn) {
        BitSet pixels = new BitSet(size * size);
        for (int i = 0; i < size * size; i++) {
            if (isIn.test(i)) {
                pixels.set(i);
            }
        }
        return new Mask(size, pixels);
    }

    public int width() {
        return size;
    }

    public int height() {
        return size;
    }

    public boolean contains(int x, int y) {
        return pixels.get(y * size + x);
    }

    /** A copy of its pixels, counted row by row. */
    public BitSet pixels() {
        return (BitSet) pixels.clone();
    }

    /** How many pixels it has. */
    public int area() {
        return pixels.cardinality();
    }

    public boolean isEmpty() {
        return pixels.isEmpty();
    }

    public Mask or(Mask other) {
        BitSet both = (BitSet) pixels.clone();
        both.or(other.pixels);
        return new Mask(size, both);
    }

    public Mask and(Mask other) {
        BitSet both = (BitSet) pixels.clone();
        both.and(other.pixels);
        return new Mask(size, both);
    }

    public Mask without(Mask other) {
        BitSet rest = (BitSet) pixels.clone();
        rest.andNot(other.pixels);
        return new Mask(size, rest);
    }

    /** This mask with all pixels that are at most that many rows and columns away. */
    public Mask grown(int by) {
        Mask wide = this;
        for (int i = 0; i < by; i++) {
            Mask from = wide;
            wide = of(size, at -> from.touches(at % size, at / size));
        }
        return wide;
    }

    private boolean touches(int x, int y) {
        for (int row = Math.max(0, y - 1); row <= Math.min(size - 1, y + 1); row++) {
            for (int column = Math.max(0, x - 1); column <= Math.min(size - 1, x + 1); column++) {
                if (contains(column, row)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The smallest rectangle around it; of size 0 if it is empty. */
    public Box box() {
        if (isEmpty()) {
            return new Box(0, 0, 0, 0);
        }
        int left = size;
        int right = -1;
        for (int i = pixels.nextSetBit(0); i >= 0; i = pixels.nextSetBit(i + 1)) {
            left = Math.min(left, i % size);
            right = Math.max(right, i % size);
        }
        int top = pixels.nextSetBit(0) / size;
        int bottom = (pixels.length() - 1) / size;
        return new Box(top, left, bottom - top + 1, right - left + 1);
    }

    /** White where it is, black elsewhere. */
    public BufferedImage image() {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
        for (int i = pixels.nextSetBit(0); i >= 0; i = pixels.nextSetBit(i + 1)) {
            image.setRGB(i % size, i / size, 0xFFFFFF);
        }
        return image;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mask mask && mask.size == size && mask.pixels.equals(pixels);
    }

    @Override
    public int hashCode() {
        return pixels.hashCode();
    }

    @Override
    public String toString() {
        return "Mask of " + area() + " of " + size + " × " + size + " pixels";
    }
}
