package org.vizsla.graph.suggestion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.vizsla.graph.limit.Limit;

/**
 * What a user can do about a failure, as data. A library knows settings and lists; how a user gives a setting or sees a list is up to each entry
 * point (a command line, a server), which phrases the remedy.
 */
public sealed interface Remedy {
    /**
     * A setting is to be given, or given another value.
     *
     * @param values the values that would do, as text; empty where they are not known
     */
    record Give(Setting setting, List<String> values) implements Remedy {
        public Give {
            values = List.copyOf(values);
        }
    }

    /** A setting is to be left out. */
    record Omit(Setting setting) implements Remedy {}

    /** A parameter of a method is to be given another value, as text. */
    record SetParameter(String method, String parameter, String value) implements Remedy {}

    /**
     * The right name is to be looked up.
     *
     * @param listing the list that has it
     * @param near the names that may be meant, nearest first
     */
    record LookUp(Listing listing, List<String> near) implements Remedy {
        public LookUp {
            near = List.copyOf(near);
        }
    }

    /** The published weights of a network are to be downloaded into the cache. */
    record PullWeights(String network) implements Remedy {}

    /** The weights of a network are to be deleted from the cache. */
    record RemoveWeights(String network) implements Remedy {}

    /** A build of Vizsla that can use CUDA is to be used. */
    record UseCudaBuild() implements Remedy {}

    /** The same may work later. */
    record TryLater() implements Remedy {}

    /** A limit on work is to be raised, if the file is to be trusted. */
    record Raise(Limit limit) implements Remedy {}

    /** Java is to be given more memory. */
    record MoreMemory() implements Remedy {}

    /** Any of several will do. */
    record AnyOf(List<Remedy> remedies) implements Remedy {
        public AnyOf {
            remedies = List.copyOf(remedies);
        }
    }

    static Remedy give(Setting setting, String... values) {
        return new Give(setting, List.of(values));
    }

    static Remedy omit(Setting setting) {
        return new Omit(setting);
    }

    static Remedy lookUp(Listing listing) {
        return new LookUp(listing, List.of());
    }

    /** The list that has the right name, and those of these names that are most like the wanted one. */
    static Remedy lookUp(Listing listing, String wanted, Collection<String> names) {
        return new LookUp(listing, NearestNames.to(wanted, names));
    }

    /** This one, or the other. */
    default Remedy or(Remedy other) {
        List<Remedy> remedies = new ArrayList<>(this instanceof AnyOf any ? any.remedies() : List.of(this));
        remedies.add(other);
        return new AnyOf(remedies);
    }
}
