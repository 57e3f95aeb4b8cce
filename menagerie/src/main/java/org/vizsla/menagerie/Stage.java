package org.vizsla.menagerie;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.animal.Sketch;
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
import org.vizsla.menagerie.internal.scenery.Shadow;
import org.vizsla.menagerie.scenery.Backdrop;

/**
 * Puts a scene together: ground, shadows, things behind, animals, things in front. Every decision has its own stream of random numbers, so that
 * changing one leaves the others as they are.
 */
final class Stage {
    private static final int SOFT = 2;

    private final SceneRequest request;
    private final Chance chance;
    private final int size;
    private final Light light;
    private final Backdrop backdrop;
    private final List<Actor> actors = new ArrayList<>();
    private final List<Put> behind = new ArrayList<>();
    private final List<Put> before = new ArrayList<>();
    private final Optional<Put> occluder;

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
        Surroundings around = new Surroundings(chance, request.seed(), size, light, actors);
        around.lay(behind, before);
        occluder = around.hide();
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

    /** The finished drawing, before the truth about it is determined. */
    private record Drawing(DrawnPicture picture, List<Layer> animals, Shadow shadow, int soft) {}

    DrawnPicture picture() {
        return draw().picture();
    }

    private Drawing drawing(int[] pixels, List<Layer> animals, Shadow shadow, int soft) {
        return new Drawing(new DrawnPicture(size, pixels), animals, shadow, soft);
    }

    private Drawing draw() {
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
            return drawing(finish.of(composed(empty, List.of())), List.of(), shadow, soft);
        }
        List<Layer> plain = actors.stream().map(Actor::layer).toList();
        if (request.variation() instanceof Variation.AsItIs) {
            return drawing(finish.of(composed(ground, plain)), plain, shadow, soft);
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
        return drawing(pixels, changed, shadow, soft);
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

    Scene scene() {
        Drawing drawing = draw();
        List<Layer> animals = drawing.animals();
        List<Layer> stack = new ArrayList<>();
        behind.forEach(put -> stack.add(put.layer()));
        stack.addAll(animals);
        before.forEach(put -> stack.add(put.layer()));
        occluder.ifPresent(put -> stack.add(put.layer()));
        List<Subject> subjects = new ArrayList<>();
        for (int k = 0; k < animals.size(); k++) {
            subjects.add(actors.get(k).subject(animals.get(k), Actor.seen(stack, animals.get(k))));
        }
        List<Thing> things = things(behind).stream()
                .map(put -> new Thing(put.prop().name(), Actor.seen(stack, put.layer())))
                .filter(thing -> !thing.mask().isEmpty())
                .toList();
        return new Scene(
                request.seed(),
                drawing.picture(),
                backdrop,
                subjects,
                things,
                occluder.map(put -> new Thing(put.prop().name(), Actor.seen(stack, put.layer()))),
                Mask.of(size, i -> drawing.shadow().shade()[i] > 0),
                drawing.soft());
    }
}
