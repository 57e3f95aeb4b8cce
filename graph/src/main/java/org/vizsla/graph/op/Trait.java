package org.vizsla.graph.op;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A statement about an operator that holds for all its nodes; some follow from others, which the table then need not repeat. */
public enum Trait {
    // How the result grows with the data

    /** {@code f(c x) = c f(x)} for {@code c > 0}: biases are left out, weights and factors are constants, and what a combination adds or compares grows together. */
    HOMOGENEOUS,

    /** Linear, but for a constant, in its first operand while the others are constants. */
    LINEAR_IN_FIRST(HOMOGENEOUS),

    /** Linear, but for a constant, in each operand while the others are constants. */
    LINEAR(LINEAR_IN_FIRST),

    /** A sum of elements with fixed weights: of several values, over a window, over axes, or between places. */
    SUMS(LINEAR),

    /** A product of its first two operands. */
    BILINEAR(LINEAR),

    /** A layer where one of its two operands is a constant weight: a convolution or a matrix product of real numbers. */
    WEIGHS(BILINEAR),

    /** A nonlinear function of its first input, element by element, that has a derivative; other inputs are parameters. */
    FUNCTION,

    /** Arithmetic of several values, element by element. */
    COMBINES,

    /** Sets its first input in relation to statistics of its own elements. */
    NORMALIZES,

    /** Makes shares that sum to 1 along an axis, or their logarithms. */
    SHARES(NORMALIZES),

    // Where the elements of the result come from

    /** Each element of the result is one of the data's, and the derivative hands its whole cotangent on to them. */
    MOVES,

    /** The result is the first input's elements in the same row-major order; a {@code Cast} keeps their values, and a {@code Dropout} in inference does; quantized
     * ones are taken for the real ones that they stand for, but for rounding. */
    RELAYS(MOVES, LINEAR),

    /** Elements of the first input are chosen by their place, repeated, or put elsewhere. */
    REARRANGES(MOVES, LINEAR),

    /** The largest element of each window. */
    POOLS_MAXIMUM(MOVES, HOMOGENEOUS),

    /** The result follows from the shape of the input alone. */
    READS_SHAPE,

    /** The size of the result follows from the values of the data. */
    SIZED_BY_DATA,

    /** The result is drawn at random. */
    RANDOM;

    private final List<Trait> implied;

    Trait(Trait... implied) {
        this.implied = List.of(implied);
    }

    /** This trait and all that follow from it. */
    Set<Trait> closure() {
        Set<Trait> closure = EnumSet.of(this);
        implied.forEach(trait -> closure.addAll(trait.closure()));
        return closure;
    }
}
