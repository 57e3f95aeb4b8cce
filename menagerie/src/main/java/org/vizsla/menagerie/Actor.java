package org.vizsla.menagerie;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.menagerie.internal.animal.Sketch;
import org.vizsla.menagerie.internal.draw.Layer;

/** An animal placed in a scene. */
record Actor(Species species, Viewpoint viewpoint, Sketch sketch, Framing framing, Layer layer) {
    /** The truth about it as drawn; {@code seen} is what nothing hides. */
    Subject subject(Layer drawn, Mask seen) {
        List<String> names = species.parts();
        Map<String, Mask> parts = new LinkedHashMap<>();
        for (int k = 0; k < names.size(); k++) {
            int bit = k;
            parts.put(
                    names.get(k),
                    Mask.of(drawn.size(), i -> (drawn.parts(i) >> bit & 1) == 1).and(seen));
        }
        double scale = viewpoint == Viewpoint.PORTRAIT
                ? 2 * sketch.headRadius() * framing.scale() / layer.size()
                : longest(covered(layer).box());
        return new Subject(species, viewpoint, scale, seen, parts);
    }

    private double longest(Box box) {
        return Math.max(box.width(), box.height()) / (double) layer.size();
    }

    /** The pixels where a layer is on top. */
    static Mask seen(List<Layer> stack, Layer layer) {
        List<Layer> above = stack.subList(stack.indexOf(layer) + 1, stack.size());
        Mask seen = covered(layer);
        for (Layer other : above) {
            seen = seen.without(covered(other));
        }
        return seen;
    }

    static Mask covered(Layer layer) {
        return Mask.of(layer.size(), i -> layer.cover(i) >= 0.5f);
    }
}
