package org.vizsla.graph.pass.internal.region;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;

/**
 * Nodes that together compute one value from one other value of the same shape and constants, element by element or with reductions over some axes.
 *
 * @param entry the value that it is a function of
 * @param nodes in order; the last one computes the result, and nothing but the region reads what the others compute
 * @param axes those that are reduced over, in order, counted from 0; empty where all is element by element
 * @param shape of the entry and of the result
 * @param constants what the nodes read, each of one element or of one for each place along the axes
 */
public record Region(String entry, List<Node> nodes, List<Integer> axes, Shape shape, Map<String, double[]> constants) {
    public Region {
        nodes = List.copyOf(nodes);
        axes = List.copyOf(axes);
        constants = Map.copyOf(constants);
    }

    /** The node that computes the result. */
    public Node end() {
        return nodes.get(nodes.size() - 1);
    }

    /** How many elements are reduced to one. */
    public int length() {
        return Shape.lengthOf(axes.stream().mapToLong(shape::size).toArray());
    }

    /** The shape with size 1 along the axes. */
    public Shape reducedShape() {
        return Constants.withOnes(shape, axes);
    }

    /** The shape of a constant that varies along the axes alone, from the first of them on. */
    public Shape parameterShape() {
        long[] sizes = IntStream.range(axes.get(0), shape.rank())
                .mapToLong(axis -> axes.contains(axis) ? shape.size(axis) : 1)
                .toArray();
        return Shape.of(sizes);
    }

    /** Whether the axes are the last ones. */
    public boolean reducesLastAxes() {
        return !axes.isEmpty() && axes.get(0) == shape.rank() - axes.size();
    }

    /** How often each operator occurs. */
    public Map<String, Long> operators() {
        return nodes.stream().collect(Collectors.groupingBy(Node::operator, Collectors.counting()));
    }

    /** The result over the elements along the axes; or, where all is element by element, over any number of elements. */
    public double[] apply(double[] x) {
        Map<String, double[]> values = new HashMap<>(constants);
        values.put(entry, x);
        for (Node node : nodes) {
            values.put(node.outputs().get(0), Arithmetic.apply(node, values));
        }
        double[] result = values.getOrDefault(end().outputs().get(0), x);
        return result.length == x.length ? result : Arithmetic.stretched(result, x.length);
    }
}
