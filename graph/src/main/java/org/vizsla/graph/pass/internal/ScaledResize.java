package org.vizsla.graph.pass.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * {@code Upsample}, and {@code Resize} of set 10: scales only, and no choice of coordinates. Output position {@code i} lies at {@code i / scale} of
 * the input ({@code asymmetric}); for the nearest neighbour that is rounded down where the axis grows and up where it shrinks.
 *
 * <p>One {@code Resize} rounds one way. If some axes may grow and others shrink, two are chained, with {@code max(scales, 1)} and
 * {@code min(scales, 1)}; that is exact, since the axes are independent.
 */
final class ScaledResize implements Adapter {
    @Override
    public void adapt(Node node, Lifting lifting) {
        GraphBuilder b = lifting.builderFor(node);
        String x = lifting.input(node, 0);
        float[] attribute = scales(node);
        String scales = attribute == null
                ? lifting.input(node, 1)
                : b.constant("scales", Tensor.ofFloats(Shape.of(attribute.length), attribute));
        boolean nearest = node.text("mode", "nearest").equals("nearest");
        Tensor known =
                attribute == null ? lifting.constant(scales) : Tensor.ofFloats(Shape.of(attribute.length), attribute);
        boolean mayGrow = known == null || any(known, true);
        boolean mayShrink = known == null || any(known, false);
        if (nearest && mayGrow && mayShrink) {
            String grown = b.op(
                            "Resize", x, "", b.op("Max", scales, b.scalar(1)).value())
                    .withAll(attributes("nearest", "floor"))
                    .value();
            String shrinking = b.op("Min", scales, b.scalar(1)).value();
            lifting.add(node, "Resize", List.of(grown, "", shrinking), attributes("nearest", "ceil"));
        } else {
            String rounding = mayShrink ? "ceil" : "floor";
            lifting.add(
                    node,
                    "Resize",
                    List.of(x, "", scales),
                    nearest ? attributes("nearest", rounding) : attributes("linear", null));
        }
    }

    /** The scales where they are attributes: of all axes before set 9, of height and width in set 1. */
    private static float @Nullable [] scales(Node node) {
        if (node.attributes().get("scales") instanceof Attribute.Reals scales) {
            float[] values = new float[scales.values().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = scales.values().get(i);
            }
            return values;
        }
        return node.attributes().containsKey("height_scale")
                ? new float[] {1, 1, node.real("height_scale", 1), node.real("width_scale", 1)}
                : null;
    }

    private static boolean any(Tensor scales, boolean greaterThanOne) {
        for (float scale : scales.floats()) {
            if (greaterThanOne ? scale > 1 : scale < 1) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Attribute> attributes(String mode, @Nullable String rounding) {
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        attributes.put("mode", new Attribute.Text(mode));
        attributes.put("coordinate_transformation_mode", new Attribute.Text("asymmetric"));
        if (rounding != null) {
            attributes.put("nearest_mode", new Attribute.Text(rounding));
        }
        return attributes;
    }
}
