package org.vizsla.evaluate;

import java.util.List;

/** The figures of a scene, whatever the method. */
final class SceneFigures {
    /** The animal's share of the image. */
    static final String CHANCE = "chance";

    /** 1 if the network's first guess is the animal, otherwise 0. */
    static final String RIGHT = "top1";

    static final List<String> NAMES = List.of(CHANCE, RIGHT);

    private SceneFigures() {}
}
