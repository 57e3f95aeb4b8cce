package org.vizsla.menagerie.internal.scenery;

import java.util.List;
import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Block;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;
import org.vizsla.menagerie.internal.draw.Frame;
import org.vizsla.menagerie.internal.draw.Noise;
import org.vizsla.menagerie.internal.draw.Outline;
import org.vizsla.menagerie.internal.draw.Sculptor;
import org.vizsla.menagerie.internal.draw.Skin;
import org.vizsla.menagerie.internal.draw.Vec;

/** Draws things that are not animals. */
public final class Props {
    private static final List<String> LYING = List.of("ball", "stone", "flower", "mushroom", "box", "leaf");
    private static final List<String> HIDING = List.of("leaf", "branch", "stone");
    private static final Outline LEAF = new Outline(
            0.5, 0, 0.25, 0.17, -0.05, 0.23, -0.35, 0.13, -0.48, 0, -0.35, -0.13, -0.05, -0.23, 0.25, -0.17);
    private static final Outline PETAL = new Outline(0.22, 0, 0.1, 0.1, -0.1, 0.07, -0.18, 0, -0.1, -0.07, 0.1, -0.1);
    private static final int[] PAINTS = {0xd8483b, 0x3d78b8, 0xf0c03c, 0x56a05a, 0xe8873a, 0x8f5aa8, 0xe98aa8};

    private Props() {}

    /** Something that may lie next to an animal. */
    public static Prop lying(Chance chance) {
        return named(LYING.get(chance.pick(LYING.size())), chance);
    }

    /** Something that may hide a part of an animal. */
    public static Prop hiding(Chance chance) {
        return named(HIDING.get(chance.pick(HIDING.size())), chance);
    }

    private static Prop named(String name, Chance chance) {
        Sculptor s = new Sculptor().part(name);
        switch (name) {
            case "ball" -> ball(s, chance);
            case "stone" -> stone(s, chance);
            case "flower" -> flower(s, chance);
            case "mushroom" -> mushroom(s, chance);
            case "box" -> box(s, chance);
            case "branch" -> branch(s, chance);
            default -> leaf(s, chance, Frame.at(0, 0.10, 0).rolled(-90 + chance.between(15, 50)), 1);
        }
        return new Prop(name, s.figure(0.003));
    }

    private static Colour paint(Chance chance) {
        return Colour.of(PAINTS[chance.pick(PAINTS.length)]).jittered(chance, 0.08);
    }

    private static void ball(Sculptor s, Chance chance) {
        Colour stripe = paint(chance);
        Skin skin = Skin.smooth(Colour.WHITE, 0.8)
                .shaded(stripe, spot -> Curves.step(0.22, 0.28, Curves.wave(StrictMath.atan2(spot.b, spot.c) * 0.4775)))
                .shaded(stripe, spot -> Curves.step(0.88, 0.9, Math.abs(spot.a)));
        s.skin(skin)
                .egg(
                        Frame.at(0, 0.42, 0).pitched(chance.between(20, 80)).rolled(chance.between(0, 90)),
                        0.42,
                        0.42,
                        0.42);
    }

    private static void stone(Sculptor s, Chance chance) {
        Colour grey = Colour.of(0x94908a).jittered(chance, 0.16);
        Noise noise = new Noise(chance.bits());
        Skin skin = Skin.smooth(grey, 0.1)
                .grained(0.25, 18)
                .shaded(grey.times(0.6), spot -> Curves.step(0.55, 0.75, noise.at(spot.x * 6, spot.y * 6, spot.z * 6)))
                .shaded(
                        Colour.of(0xd9d5c8),
                        spot -> 0.5 * Curves.step(0.64, 0.8, noise.at(spot.x * 11, spot.y * 11 + 9, spot.z * 11)));
        s.skin(skin).blend(0.14);
        s.egg(Frame.at(0, 0.2, 0).yawed(chance.between(0, 90)), 0.45, chance.between(0.22, 0.32), 0.33);
        s.egg(Frame.at(chance.between(-0.2, 0.2), 0.3, 0.08).pitched(chance.between(-20, 20)), 0.27, 0.2, 0.25);
    }

    private static void flower(Sculptor s, Chance chance) {
        Colour petal = paint(chance);
        Skin green = Skin.smooth(Colour.of(0x5b9440), 0.1);
        Vec top = new Vec(chance.between(-0.1, 0.1), 0.78, 0.05);
        s.skin(green).blend(0.01);
        s.tube(Sculptor.curve(3, Vec.ZERO, new Vec(0.03, 0.4, 0), top), Sculptor.radii(7, 0.03, 0.022));
        leaf(s, chance, Frame.at(0.16, 0.26, 0).pitched(35).rolled(-50), 0.36);
        Frame face = Frame.WORLD.movedTo(top).rolled(20);
        Skin skin =
                Skin.smooth(petal, 0.1).shaded(petal.mix(Colour.WHITE, 0.5), spot -> 0.6 * Curves.step(0.2, 1, spot.c));
        s.skin(skin).blend(0);
        int petals = 5 + chance.pick(3);
        for (int i = 0; i < petals; i++) {
            Frame way = face.pitched(360.0 * i / petals);
            s.plate(way.shifted(0.19, 0, 0.01), PETAL, 1, 0.02, 0.5);
        }
        s.skin(Skin.fur(Colour.of(0xf2b92e)).grained(0.4, 60)).egg(face.shifted(0, 0, 0.03), 0.1, 0.1, 0.06);
    }

    private static void mushroom(Sculptor s, Chance chance) {
        Colour cap = chance.with(0.5)
                ? Colour.of(0xcf3527).jittered(chance, 0.1)
                : Colour.of(0xa9743f).jittered(chance, 0.12);
        Noise noise = new Noise(chance.bits());
        s.skin(Skin.smooth(Colour.of(0xf1e6cf), 0.1).grained(0.15, 22)).blend(0.02);
        s.cone(new Vec(0, 0.05, 0), 0.15, new Vec(0, 0.5, 0), 0.10);
        Skin skin = Skin.smooth(cap, 0.5)
                .shaded(
                        Colour.WHITE,
                        spot -> Curves.step(0.66, 0.72, noise.at(spot.a * 3.4, spot.b * 3.4, spot.c * 3.4)));
        s.skin(skin).blend(0.02).egg(Frame.at(0, 0.56, 0).pitched(chance.between(-10, 10)), 0.40, 0.26, 0.40);
    }

    private static void box(Sculptor s, Chance chance) {
        Colour wood = (chance.with(0.5) ? Colour.of(0xc79b62) : paint(chance)).jittered(chance, 0.08);
        Skin skin = Skin.smooth(wood, 0.15)
                .grained(0.22, 14)
                .shaded(wood.times(0.6), spot -> 0.8 * Curves.step(0.06, 0.03, Curves.wave(spot.b * 1.5 + 0.25)))
                .shaded(
                        wood.mix(Colour.WHITE, 0.3),
                        spot -> Curves.step(
                                0.74,
                                0.80,
                                Math.max(
                                        Math.min(Math.abs(spot.a), Math.abs(spot.b)),
                                        Math.min(Math.max(Math.abs(spot.a), Math.abs(spot.b)), Math.abs(spot.c)))));
        s.skin(skin).add(new Block(Frame.at(0, 0.32, 0).yawed(chance.between(0, 90)), 0.36, 0.32, 0.36, 0.035));
    }

    private static void branch(Sculptor s, Chance chance) {
        Colour brown = Colour.of(0x7b5a3c).jittered(chance, 0.14);
        s.skin(Skin.fur(brown).grained(0.5, 30)).blend(0.03);
        Vec left = new Vec(-0.62, 0.06, 0);
        Vec middle = new Vec(-0.05, 0.12 + chance.between(-0.06, 0.06), 0.03);
        Vec right = new Vec(0.60, 0.05, 0);
        s.tube(Sculptor.curve(4, left, middle, right), Sculptor.radii(9, 0.06, 0.05, 0.032));
        s.cone(middle, 0.035, middle.plus(new Vec(0.24, 0.22, 0.03)), 0.018);
        leaf(
                s,
                chance,
                Frame.WORLD
                        .movedTo(middle.plus(new Vec(0.36, 0.30, 0.05)))
                        .pitched(40)
                        .rolled(-25),
                0.36);
        leaf(
                s,
                chance,
                Frame.WORLD
                        .movedTo(middle.plus(new Vec(-0.24, 0.13, 0.05)))
                        .pitched(125)
                        .rolled(20),
                0.32);
    }

    private static void leaf(Sculptor s, Chance chance, Frame at, double scale) {
        Colour green = (chance.with(0.65) ? Colour.of(0x6fa03c) : Colour.of(0xc97f35)).jittered(chance, 0.14);
        Colour vein = green.mix(Colour.of(0xf3efc4), 0.5);
        Skin skin = Skin.smooth(green, 0.25)
                .grained(0.12, 16)
                .shaded(green.times(0.7), spot -> 0.5 * Curves.step(0.6, 1, spot.c))
                .shaded(vein, spot -> 0.9 * Curves.step(0.022, 0.010, Math.abs(spot.b)))
                .shaded(vein, spot -> 0.6 * Curves.step(0.07, 0.03, Curves.wave(spot.a * 6 - 5 * Math.abs(spot.b))));
        s.skin(skin).blend(0).plate(at, LEAF, scale, 0.018 * scale, 0.25);
    }
}
