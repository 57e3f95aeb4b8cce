package org.vizsla.graph;

import java.util.List;

/** A constant that belongs to a node, such as the strides of a convolution. */
public sealed interface Attribute {
    record Int(long value) implements Attribute {}

    record Real(float value) implements Attribute {}

    record Text(String value) implements Attribute {}

    record OfTensor(Tensor value) implements Attribute {}

    record OfGraph(Graph value) implements Attribute {}

    record Ints(List<Long> values) implements Attribute {
        public Ints {
            values = List.copyOf(values);
        }

        public static Ints of(long... values) {
            return new Ints(java.util.Arrays.stream(values).boxed().toList());
        }
    }

    record Reals(List<Float> values) implements Attribute {
        public Reals {
            values = List.copyOf(values);
        }
    }

    record Texts(List<String> values) implements Attribute {
        public Texts {
            values = List.copyOf(values);
        }
    }
}
