package org.vizsla.menagerie;

import java.util.List;
import java.util.Optional;
import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Curves;
import org.vizsla.menagerie.internal.draw.Layer;
import org.vizsla.menagerie.internal.draw.Light;
import org.vizsla.menagerie.internal.draw.Tracer;
import org.vizsla.menagerie.internal.draw.Vec;
import org.vizsla.menagerie.internal.scenery.Prop;
import org.vizsla.menagerie.internal.scenery.Props;

/** Puts things around animals, and in front of the first. */
record Surroundings(Chance chance, long seed, int size, Light light, List<Actor> actors) {
    private static final double MOST_HIDDEN = 0.45;

    private Layer trace(Prop prop, Framing framing) {
        return Tracer.trace(size, prop.figure(), List.of(prop.name()), light, framing.camera(), framing.scale(), seed);
    }

    /** Puts up to three things on the ground, where they hide least. */
    void lay(List<Put> behind, List<Put> before) {
        Chance own = chance.of("things");
        Actor actor = actors.get(0);
        double feet = actor.framing().down(new Vec(0, 0, 0), size);
        boolean all = actor.viewpoint() == Viewpoint.ABOVE;
        int count = actor.viewpoint() == Viewpoint.PORTRAIT ? 0 : own.pick(4);
        for (int i = 0; i < count; i++) {
            Prop prop = Props.lying(own.of("thing" + i));
            double best = 2;
            double x = 0;
            double y = 0;
            double pixels = own.between(0.12, 0.26) * size;
            for (int tries = 0; tries < 6; tries++) {
                double column = own.between(0.04, 0.96);
                double row = all ? own.between(0.1, 0.95) : Curves.clamp(feet + own.between(-0.10, 0.22), 0.3, 0.97);
                double hidden = crowding(column * size, row * size - pixels * 0.4, pixels * 0.5);
                if (hidden < best) {
                    best = hidden;
                    x = (column - 0.5) * size;
                    y = (0.5 - row) * size;
                }
            }
            if (best < 0.25) {
                Framing framing = actor.framing().beside(x, y, pixels, own);
                Put put = new Put(prop, framing, trace(prop, framing));
                (0.5 - y / size > feet + 0.02 ? before : behind).add(put);
            }
        }
    }

    /** How much of a square around a place the animals cover. */
    private double crowding(double x, double y, double reach) {
        int hits = 0;
        int all = 0;
        for (int row = -2; row <= 2; row++) {
            for (int column = -2; column <= 2; column++) {
                int px = (int) Curves.clamp(x + column * reach / 2, 0, size - 1);
                int py = (int) Curves.clamp(y + row * reach / 2, 0, size - 1);
                all++;
                for (Actor actor : actors) {
                    hits += actor.layer().cover(py * size + px) >= 0.5 ? 1 : 0;
                }
            }
        }
        return (double) hits / all;
    }

    /** Something in front of the first animal, if chance says so and enough of the animal stays visible. */
    Optional<Put> hide() {
        Chance own = chance.of("occluder");
        if (!own.with(0.28)) {
            return Optional.empty();
        }
        Prop prop = Props.hiding(own.of("thing"));
        Mask animal = Actor.covered(actors.get(0).layer());
        Box box = animal.box();
        double reach = Math.max(box.width(), box.height());
        double x = box.left() + box.width() * own.between(0.12, 0.88) - size / 2.0;
        boolean lies = prop.name().equals("stone");
        double y = size / 2.0 - box.top() - box.height() * (lies ? own.between(0.98, 1.06) : own.between(0.45, 1.0));
        double tilt = lies ? 0 : own.between(-30, 30);
        Framing framing = Framing.frontal(x, y, reach * own.between(0.38, 0.62), tilt);
        Layer layer = trace(prop, framing);
        Mask hidden = animal.and(Actor.covered(layer));
        return hidden.area() <= MOST_HIDDEN * animal.area()
                ? Optional.of(new Put(prop, framing, layer))
                : Optional.empty();
    }
}
