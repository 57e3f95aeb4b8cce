package org.vizsla.evaluate;

import org.vizsla.explain.sampling.Mean;

/**
 * How well a method points, over many scenes.
 *
 * @param method its name
 * @param energy the share of a map's energy inside the animal
 * @param hit how often a map's maximum is inside the animal
 * @param withoutMap scenes whose map is zero everywhere or not finite; they count in neither mean
 */
public record MethodPointing(String method, Mean energy, Mean hit, int withoutMap) {

    /** Collects scene by scene. */
    static final class Collector {
        private final String method;
        private final Mean.Collector energy = new Mean.Collector();
        private final Mean.Collector hit = new Mean.Collector();
        private int withoutMap;

        Collector(String method) {
            this.method = method;
        }

        void add(Pointing pointing) {
            if (pointing.isDefined()) {
                energy.add(pointing.energy().share());
                hit.add(pointing.hit());
            } else {
                withoutMap++;
            }
        }

        MethodPointing result() {
            return new MethodPointing(method, energy.mean(), hit.mean(), withoutMap);
        }
    }
}
