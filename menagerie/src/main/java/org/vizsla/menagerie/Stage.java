package org.vizsla.menagerie;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.graph.VizslaException;
import org.vizsla.menagerie.internal.animal.Sketch;
import org.vizsla.menagerie.internal.draw.Chance;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;
import org.vizsla.menagerie.internal.draw.Figure;
import org.vizsla.menagerie.internal.draw.Layer;
import org.vizsla.menagerie.internal.draw.Light;
import org.vizsla.menagerie.internal.draw.Planes;
import org.vizsla.menagerie.internal.draw.Tracer;
import org.vizsla.menagerie.internal.draw.Vec;
import org.vizsla.menagerie.internal.scenery.Finish;
import org.vizsla.menagerie.internal.scenery.Ground;
import org.vizsla.menagerie.internal.scenery.Prop;
import org.vizsla.menagerie.internal.scenery.Props;
import org.vizsla.menagerie.internal.scenery.Shadow;

/**
 * Puts a scene together: ground, shadows, things behind, animals, things in front. Every decision has a stream of random numbers of its own, so that one
 * that is asked for otherwise leaves the others as they are.
 */
final class Stage {
    private static final int SOFT = 2;
    private static final double MOST_HIDDEN = 0.45;

    private final SceneRequest request;
    private final Chance chance;
    private final int size;
    private final Light light;
    private final Backdrop backdrop;
    private final List<Actor> actors = new ArrayList<>();
    private final List<Put> behind = new ArrayList<>();
    private final List<Put> before = new ArrayList<>();
    private Optional<Put> occluder = Optional.empty();

    /** An animal in its place. */
    private record Actor(Species species, Viewpoint viewpoint, Sketch sketch, Framing framing, Layer layer) {}

    /** A thing in its place. */
    private record Put(Prop prop, Framing framing, Layer layer) {}

    Stage(SceneRequest request) {
        this.request = request;
        this.chance = new Chance(request.seed());
        this.size = request.size();
        this.light = light(chance.of("light"));
        this.backdrop = oneOf(List.of(Backdrop.values()), chance.of("backdrop"));
        Species first = request.species().orElseGet(() -> oneOf(Species.all(), chance.of("species")));
        if (request.companion().isEmpty()) {
            actors.add(actor(first, "first", Framing.Room.ALL));
        } else {
            boolean left = chance.of("sides").with(0.5);
            double middle = chance.of("middle").between(0.44, 0.56);
            Framing.Room here = new Framing.Room(0, middle);
            Framing.Room there = new Framing.Room(middle, 1);
            actors.add(actor(first, "first", left ? here : there));
            actors.add(actor(request.companion().orElseThrow(), "second", left ? there : here));
        }
        things();
        hide();
    }

    private static <T> T oneOf(List<T> choices, Chance chance) {
        return choices.get(chance.pick(choices.size()));
    }

    private static Light light(Chance chance) {
        Vec from = new Vec(
                chance.side() * chance.between(0.25, 0.75), chance.between(0.55, 0.9), chance.between(0.45, 0.85));
        Colour key = new Colour(1.06, 1.0, 0.90).jittered(chance, 0.05).times(chance.between(0.92, 1.08));
        Colour sky = new Colour(0.94, 0.98, 1.08).jittered(chance, 0.04);
        return new Light(from.unit(), key, sky);
    }

    private Actor actor(Species species, String role, Framing.Room room) {
        Chance own = chance.of(role);
        Sketch sketch = species.animal().draw(own.of("pose"));
        List<Viewpoint> views = species.viewpoints();
        Viewpoint viewpoint = oneOf(views, own.of("viewpoint"));
        if (viewpoint == Viewpoint.PORTRAIT && room.width() < 1) {
            viewpoint = Viewpoint.THREE_QUARTER;
        }
        Chance camera = own.of("camera");
        Framing framing = Framing.of(sketch, viewpoint, Framing.turned(viewpoint, camera), camera, size, room);
        Layer layer = trace(sketch.figure(), species, framing);
        return new Actor(species, viewpoint, sketch, framing, layer);
    }

    private Layer trace(Figure figure, Species species, Framing framing) {
        return Tracer.trace(size, figure, species.parts(), light, framing.camera(), framing.scale(), request.seed());
    }

    private Layer trace(Prop prop, Framing framing) {
        return Tracer.trace(
                size, prop.figure(), List.of(prop.name()), light, framing.camera(), framing.scale(), request.seed());
    }

    /** Lays up to three things on the ground, where they hide least. */
    private void things() {
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

    private void hide() {
        Chance own = chance.of("occluder");
        if (!own.with(0.28)) {
            return;
        }
        Prop prop = Props.hiding(own.of("thing"));
        Mask animal = covered(actors.get(0).layer());
        Box box = animal.box();
        double reach = Math.max(box.width(), box.height());
        double x = box.x() + box.width() * own.between(0.12, 0.88) - size / 2.0;
        boolean lies = prop.name().equals("stone");
        double y = size / 2.0 - box.y() - box.height() * (lies ? own.between(0.98, 1.06) : own.between(0.45, 1.0));
        double tilt = lies ? 0 : own.between(-30, 30);
        Framing framing = Framing.frontal(x, y, reach * own.between(0.38, 0.62), tilt);
        Layer layer = trace(prop, framing);
        Mask hidden = animal.and(covered(layer));
        if (hidden.area() <= MOST_HIDDEN * animal.area()) {
            occluder = Optional.of(new Put(prop, framing, layer));
        }
    }

    Scene scene() {
        Finish finish = new Finish(chance.of("finish"), size / (double) SceneRequest.DEFAULT_SIZE);
        int soft = SOFT + finish.reach();
        Shadow shadow = new Shadow(size);
        actors.forEach(actor -> shadow.add(
                actor.sketch().figure(),
                actor.framing().camera(),
                actor.framing().scale(),
                light.direction(),
                strength()));
        Planes ground = ground();
        Planes empty = ground.copy();
        ground.darken(shadow.shade());
        if (request.variation() instanceof Variation.Emptied) {
            return scene(finish.of(composed(empty, List.of())), List.of(), shadow, soft);
        }
        List<Layer> plain = actors.stream().map(Actor::layer).toList();
        if (request.variation() instanceof Variation.AsItIs) {
            return scene(finish.of(composed(ground, plain)), plain, shadow, soft);
        }
        List<Layer> changed = actors.stream().map(this::changed).toList();
        int[] pixels = finish.of(composed(ground.copy(), plain));
        int[] varied = finish.of(composed(ground, changed));
        Mask region = region(plain).or(region(changed)).grown(soft);
        for (int i = 0; i < pixels.length; i++) {
            if (region.contains(i % size, i / size)) {
                pixels[i] = varied[i];
            }
        }
        return scene(pixels, changed, shadow, soft);
    }

    private double strength() {
        return backdrop == Backdrop.SKY ? 0.25 : 0.85;
    }

    private Planes ground() {
        Planes planes = new Planes(size);
        Ground ground = new Ground(backdrop, chance.of("ground"));
        Actor actor = actors.get(0);
        boolean flat = actors.stream().anyMatch(one -> one.viewpoint() == Viewpoint.ABOVE)
                || actor.viewpoint() == Viewpoint.PORTRAIT
                || backdrop == Backdrop.SKY;
        if (flat) {
            ground.straight(planes);
        } else {
            double feet = actor.framing().down(new Vec(0, 0, 0), size);
            ground.level(planes, Curves.clamp(feet - chance.of("horizon").between(0.10, 0.45), 0.04, 0.72));
        }
        Shadow shadow = new Shadow(size);
        things(behind)
                .forEach(put -> shadow.add(
                        put.prop().figure(),
                        put.framing().camera(),
                        put.framing().scale(),
                        light.direction(),
                        strength()));
        planes.darken(shadow.shade());
        return planes;
    }

    private List<Put> things(List<Put> first) {
        List<Put> all = new ArrayList<>(first);
        all.addAll(before);
        return all;
    }

    private Planes composed(Planes planes, List<Layer> animals) {
        behind.forEach(put -> planes.lay(put.layer()));
        animals.forEach(planes::lay);
        before.forEach(put -> planes.lay(put.layer()));
        occluder.ifPresent(put -> planes.lay(put.layer()));
        return planes;
    }

    private Layer changed(Actor actor) {
        String part = part();
        if (!actor.species().parts().contains(part)) {
            return actor.layer();
        }
        Figure figure = actor.sketch().figure();
        Figure other =
                request.variation() instanceof Variation.Removed ? figure.without(part) : figure.recoloured(part);
        return trace(other, actor.species(), actor.framing());
    }

    private String part() {
        String part = request.variation() instanceof Variation.Removed removed
                ? removed.part()
                : request.variation() instanceof Variation.Recoloured recoloured ? recoloured.part() : "";
        if (actors.stream().noneMatch(actor -> actor.species().parts().contains(part))) {
            Species species = actors.get(0).species();
            throw new VizslaException("a " + species.displayName() + " has no part '" + part + "'; it has "
                    + String.join(", ", species.parts()));
        }
        return part;
    }

    private Mask region(List<Layer> layers) {
        String part = part();
        Mask region = Mask.of(size, i -> false);
        for (int k = 0; k < layers.size(); k++) {
            int bit = actors.get(k).species().parts().indexOf(part);
            Layer layer = layers.get(k);
            if (bit >= 0) {
                region = region.or(Mask.of(size, i -> (layer.parts(i) >> bit & 1) == 1));
            }
        }
        return region;
    }

    private Scene scene(int[] pixels, List<Layer> animals, Shadow shadow, int soft) {
        List<Layer> stack = new ArrayList<>();
        behind.forEach(put -> stack.add(put.layer()));
        stack.addAll(animals);
        before.forEach(put -> stack.add(put.layer()));
        occluder.ifPresent(put -> stack.add(put.layer()));
        List<Subject> subjects = new ArrayList<>();
        for (int k = 0; k < animals.size(); k++) {
            subjects.add(subject(actors.get(k), animals.get(k), seen(stack, animals.get(k))));
        }
        List<Thing> things = things(behind).stream()
                .map(put -> new Thing(put.prop().name(), seen(stack, put.layer())))
                .filter(thing -> !thing.mask().isEmpty())
                .toList();
        return new Scene(
                request.seed(),
                new Picture(size, pixels),
                backdrop,
                subjects,
                things,
                occluder.map(put -> new Thing(put.prop().name(), seen(stack, put.layer()))),
                Mask.of(size, i -> shadow.shade()[i] > 0),
                soft);
    }

    /** Where a layer is the uppermost. */
    private Mask seen(List<Layer> stack, Layer layer) {
        List<Layer> above = stack.subList(stack.indexOf(layer) + 1, stack.size());
        Mask seen = covered(layer);
        for (Layer other : above) {
            seen = seen.without(covered(other));
        }
        return seen;
    }

    private Mask covered(Layer layer) {
        return Mask.of(size, i -> layer.cover(i) >= 0.5f);
    }

    private Subject subject(Actor actor, Layer layer, Mask seen) {
        List<String> names = actor.species().parts();
        Map<String, Mask> parts = new LinkedHashMap<>();
        for (int k = 0; k < names.size(); k++) {
            int bit = k;
            parts.put(
                    names.get(k),
                    Mask.of(size, i -> (layer.parts(i) >> bit & 1) == 1).and(seen));
        }
        double scale = actor.viewpoint() == Viewpoint.PORTRAIT
                ? 2 * actor.sketch().headRadius() * actor.framing().scale() / size
                : longest(covered(actor.layer()).box());
        return new Subject(actor.species(), actor.viewpoint(), scale, seen, parts);
    }

    private double longest(Box box) {
        return Math.max(box.width(), box.height()) / (double) size;
    }
}
