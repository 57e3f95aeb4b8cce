package org.vizsla.graph.pass.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Node;
import org.vizsla.graph.VizslaException;

/**
 * {@code Resize} of set 10 is {@link ScaledResize}. In sets 11 and 12, region and scales had to be given even where they had no effect, as empty
 * tensors; now they are omitted.
 *
 * <p>The coordinates {@code tf_half_pixel_for_nn}, {@code (i + 0.5) / scale}, was removed in set 13. Rounding them down is rounding
 * {@code half_pixel}, {@code (i + 0.5) / scale - 0.5}, to the nearest, halves up.
 */
final class OldResize implements Adapter {
    private static final int WITH_COORDINATES = 11;
    private static final String COORDINATES = "coordinate_transformation_mode";

    private final Adapter scaled = new ScaledResize();

    @Override
    public void adapt(Node node, Lifting lifting) {
        if (lifting.opset() < WITH_COORDINATES) {
            scaled.adapt(node, lifting);
            return;
        }
        String sizes = Lifting.optionalInput(node, 3);
        String scales = sizes.isEmpty() ? Lifting.optionalInput(node, 2) : "";
        String coordinates = node.text(COORDINATES, "half_pixel");
        String region = coordinates.equals("tf_crop_and_resize") ? Lifting.optionalInput(node, 1) : "";
        Map<String, Attribute> attributes = new LinkedHashMap<>(node.attributes());
        if (coordinates.equals("tf_half_pixel_for_nn")) {
            requireRoundingDown(node);
            attributes.put(COORDINATES, new Attribute.Text("half_pixel"));
            attributes.put("nearest_mode", new Attribute.Text("round_prefer_ceil"));
        }
        lifting.add(node, "Resize", List.of(lifting.input(node, 0), region, scales, sizes), attributes);
    }

    private static void requireRoundingDown(Node node) {
        String mode = node.text("mode", "nearest");
        String rounding = node.text("nearest_mode", "round_prefer_floor");
        if (!mode.equals("nearest") || !rounding.equals("floor")) {
            throw new VizslaException(node.label() + " has coordinates tf_half_pixel_for_nn with mode " + mode
                    + " and rounding " + rounding + ", which newer operator sets lack: only nearest with floor is"
                    + " supported");
        }
    }
}
