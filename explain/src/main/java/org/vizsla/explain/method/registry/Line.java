package org.vizsla.explain.method.registry;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.method.Passes;
import org.vizsla.explain.network.Layers;

/**
 * A builder for a line of the registry; {@link #from} finishes it. Its parts are those of {@link MethodEntry}.
 *
 * @param <M> the method's record
 */
record Line<M extends AttributionMethod>(
        Family family,
        M standard,
        Parameters<M> parameters,
        String title,
        boolean isUpToAConstant,
        String needs,
        String cost,
        BiFunction<M, Layers, Passes> passes,
        String description) {

    /** The beginning of a line. */
    static <M extends AttributionMethod> Line<M> line(Family family, M standard, Parameters<M> parameters) {
        return new Line<>(family, standard, parameters, "", false, "", "", (method, layers) -> Passes.both(1), "");
    }

    /** The name by which people know the method, as papers write it. */
    Line<M> called(String title) {
        return new Line<>(family, standard, parameters, title, isUpToAConstant, needs, cost, passes, description);
    }

    /** Only the differences within its map have a meaning. */
    Line<M> upToAConstant() {
        return new Line<>(family, standard, parameters, title, true, needs, cost, passes, description);
    }

    /** What the method needs of a network, and what it costs, in words and in passes. */
    Line<M> takes(String needs, String cost, Passes passes) {
        return takes(needs, cost, (method, layers) -> passes);
    }

    /** The same where the passes depend on the parameters. */
    Line<M> takes(String needs, String cost, Function<M, Passes> passes) {
        return takes(needs, cost, (method, layers) -> passes.apply(method));
    }

    /** The same where they depend on the network, too. */
    Line<M> takes(String needs, String cost, BiFunction<M, Layers, Passes> passes) {
        return new Line<>(family, standard, parameters, title, isUpToAConstant, needs, cost, passes, description);
    }

    /** What the map shows. */
    Line<M> shows(String description) {
        return new Line<>(family, standard, parameters, title, isUpToAConstant, needs, cost, passes, description);
    }

    /** The finished line, with the paper that the method comes from. */
    MethodEntry<M> from(String paper) {
        return new MethodEntry<>(
                family, standard, parameters, title, isUpToAConstant, needs, cost, passes, paper, description);
    }
}
