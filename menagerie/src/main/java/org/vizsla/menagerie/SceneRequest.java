package org.vizsla.menagerie;

import java.util.Optional;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.random.Chance;

/**
 * A request for a scene.
 *
 * @param seed determines everything that is not specified
 * @param species of the animal; if absent, the seed chooses one
 * @param companion a second animal next to it, if any
 * @param variation what to change
 * @param size of the picture's sides, in pixels
 */
public record SceneRequest(
        long seed, Optional<Species> species, Optional<Species> companion, Variation variation, int size) {
    public static final int DEFAULT_SIZE = 224;
    private static final int SMALLEST = 32;
    private static final int LARGEST = 1024;

    public SceneRequest {
        if (size < SMALLEST || size > LARGEST) {
            throw new VizslaException(
                    "a scene of " + size + " pixels cannot be drawn; sizes go from " + SMALLEST + " to " + LARGEST);
        }
    }

    public static SceneRequest of(long seed) {
        return new SceneRequest(seed, Optional.empty(), Optional.empty(), new Variation.AsItIs(), DEFAULT_SIZE);
    }

    public static SceneRequest of(long seed, Species species) {
        return of(seed).with(species);
    }

    /** The seed of one picture of a set: different for every class and number, all derived from the set's seed. */
    public static long seed(long set, Species species, int number) {
        return new Chance(set).of(species.name()).of(Integer.toString(number)).bits();
    }

    public SceneRequest with(Species animal) {
        return new SceneRequest(seed, Optional.of(animal), companion, variation, size);
    }

    public SceneRequest beside(Species other) {
        return new SceneRequest(seed, species, Optional.of(other), variation, size);
    }

    public SceneRequest changed(Variation change) {
        return new SceneRequest(seed, species, companion, change, size);
    }

    public SceneRequest sized(int pixels) {
        return new SceneRequest(seed, species, companion, variation, pixels);
    }
}
