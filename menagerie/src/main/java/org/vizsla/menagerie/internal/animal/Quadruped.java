package org.vizsla.menagerie.internal.animal;

import java.util.List;
import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Frame;
import org.vizsla.menagerie.internal.draw.Sculptor;
import org.vizsla.menagerie.internal.draw.Skin;
import org.vizsla.menagerie.internal.draw.Vec;

/**
 * A body on four legs, standing, walking or sitting, that dogs, cats and horses share.
 *
 * @param height of the shoulder's middle
 * @param leg radius of a leg at the top
 * @param neck length
 * @param rise of the neck, degrees
 */
record Quadruped(
        double height,
        double chest,
        double waist,
        double hips,
        double leg,
        double foot,
        double neck,
        double neckRadius,
        double rise,
        Skin coat,
        Skin legs,
        Skin feet) {

    /** Where the head and the tail go. */
    record Ends(Frame head, Vec tail) {}

    /** A point of a tail, lifted onto the ground if it would be below. */
    static Vec onGround(Vec point) {
        return point.y() < 0.04 ? new Vec(point.x(), 0.04, point.z()) : point;
    }

    Ends build(Sculptor s, Chance pose, double sitting) {
        return pose.with(sitting) ? sit(s, pose) : stand(s, pose);
    }

    private Ends stand(Sculptor s, Chance pose) {
        double stride = pose.with(0.3) ? 0.02 : pose.between(0.06, 0.17);
        Vec hip = new Vec(-0.38, height - 0.01, 0);
        Vec shoulder = new Vec(0.34, height, 0);
        trunk(s, hip, shoulder);
        Frame head = neck(s, pose, shoulder);
        for (int side = -1; side <= 1; side += 2) {
            foreleg(s, shoulder, side, side * stride);
            hindleg(s, hip, side, -side * stride);
        }
        return new Ends(head, hip.plus(new Vec(-hips * 0.75, hips * 0.45, 0)));
    }

    private Ends sit(Sculptor s, Chance pose) {
        Vec hip = new Vec(-0.24, hips + 0.06, 0);
        Vec shoulder = new Vec(0.14, height + 0.04, 0);
        trunk(s, hip, shoulder);
        Frame head = neck(s, pose, shoulder);
        double z = chest * 0.62;
        for (int side = -1; side <= 1; side += 2) {
            foreleg(s, shoulder, side, 0.02);
            s.part("legs").skin(legs).blend(0.07);
            s.egg(Frame.at(-0.12, 0.20, side * (z + 0.05)).pitched(35), 0.21, 0.15, 0.085);
            s.cone(new Vec(-0.18, 0.06, side * (z + 0.05)), leg * 0.6, new Vec(0.10, 0.05, side * (z + 0.05)), foot);
            paw(s, new Vec(0.13, foot * 0.8, side * (z + 0.05)));
        }
        return new Ends(head, hip.plus(new Vec(-hips * 0.8, -hips * 0.4, 0)));
    }

    private void trunk(Sculptor s, Vec hip, Vec shoulder) {
        Vec middle = hip.mix(shoulder, 0.45).plus(new Vec(0, -0.015, 0));
        s.part("body").skin(coat).blend(0.08);
        s.tube(List.of(hip, middle, shoulder), hips, waist, chest);
        Vec keel = shoulder.minus(hip).unit();
        s.egg(Frame.along(shoulder.plus(new Vec(0.02, -0.05, 0)), keel), chest * 1.15, chest * 1.15, chest * 0.9);
    }

    private void foreleg(Sculptor s, Vec shoulder, int side, double swing) {
        double z = side * chest * 0.62;
        double x = shoulder.x() + 0.03;
        s.part("legs").skin(legs).blend(0.06);
        List<Vec> line = List.of(
                new Vec(x - 0.02, shoulder.y() - 0.06, z),
                new Vec(x - 0.03 + swing * 0.4, height * 0.50, z),
                new Vec(x + 0.01 + swing * 0.8, height * 0.22, z),
                new Vec(x + swing, foot, z));
        s.tube(line, leg * 1.25, leg * 0.8, leg * 0.62, leg * 0.60);
        paw(s, new Vec(x + swing + foot * 0.5, foot * 0.75, z));
    }

    private void hindleg(Sculptor s, Vec hip, int side, double swing) {
        double z = side * hips * 0.62;
        double x = hip.x();
        s.part("legs").skin(legs).blend(0.06);
        List<Vec> line = List.of(
                new Vec(x, hip.y() - 0.05, z),
                new Vec(x + 0.07 + swing * 0.4, height * 0.55, z),
                new Vec(x - 0.08 + swing * 0.8, height * 0.30, z),
                new Vec(x - 0.02 + swing, foot, z));
        s.tube(line, leg * 1.7, leg * 1.1, leg * 0.66, leg * 0.60);
        paw(s, new Vec(x - 0.02 + swing + foot * 0.5, foot * 0.75, z));
    }

    private void paw(Sculptor s, Vec at) {
        s.skin(feet).blend(0.03).egg(Frame.WORLD.movedTo(at), foot * 1.35, foot * 0.8, foot);
    }

    private Frame neck(Sculptor s, Chance pose, Vec shoulder) {
        double up = rise + pose.between(-14, 12);
        Frame base = Frame.WORLD.movedTo(shoulder.plus(new Vec(0.05, 0.05, 0))).pitched(up);
        Vec end = base.point(neck, 0, 0);
        s.part("body").skin(coat).blend(0.085);
        s.tube(List.of(base.origin(), end), chest * 0.80, neckRadius);
        return Frame.WORLD.movedTo(end).yawed(pose.between(-38, 38)).pitched(pose.between(-14, 10));
    }
}
