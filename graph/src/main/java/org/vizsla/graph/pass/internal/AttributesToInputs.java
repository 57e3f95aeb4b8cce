package org.vizsla.graph.pass.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;

/**
 * Integers that were attributes are now inputs after the data: {@code Squeeze(x) axes=[1]} becomes {@code Squeeze(x, ints/1)}.
 *
 * <p>An omitted attribute becomes an omitted input; the defaults are the same. In particular, a reduction without axes is over all axes before and
 * after, since {@code noop_with_empty_axes} is 0 by default.
 */
final class AttributesToInputs implements Adapter {
    private final List<String> attributes;

    AttributesToInputs(String... attributes) {
        this.attributes = List.copyOf(Arrays.asList(attributes));
    }

    @Override
    public void adapt(Node node, Lifting lifting) {
        if (attributes.stream().noneMatch(node.attributes()::containsKey)) {
            lifting.add(node);
            return;
        }
        GraphBuilder b = lifting.builderFor(node);
        List<String> inputs = new ArrayList<>(List.of(lifting.input(node, 0)));
        for (String attribute : attributes) {
            if (node.attributes().get(attribute) instanceof Attribute.Int number) {
                inputs.add(b.integers(number.value()));
            } else {
                long[] numbers = node.integersOrNull(attribute);
                inputs.add(numbers == null ? "" : b.integers(numbers));
            }
        }
        lifting.add(node, inputs, attributes.toArray(String[]::new));
    }
}
