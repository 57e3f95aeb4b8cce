package org.vizsla.explain.method.registry;

import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.method.Parameters;

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
        String description) {

    /** The beginning of a line. */
    static <M extends AttributionMethod> Line<M> line(Family family, M standard, Parameters<M> parameters) {
        return new Line<>(family, standard, parameters, "", false, "", "", "");
    }

    /** The name by which people know the method, as papers write it. */
    Line<M> called(String title) {
        return new Line<>(family, standard, parameters, title, isUpToAConstant, needs, cost, description);
    }

    /** Only the differences within its map have a meaning. */
    Line<M> upToAConstant() {
        return new Line<>(family, standard, parameters, title, true, needs, cost, description);
    }

    /** What the method needs of a network, and what it costs. */
    Line<M> takes(String needs, String cost) {
        return new Line<>(family, standard, parameters, title, isUpToAConstant, needs, cost, description);
    }

    /** What the map shows. */
    Line<M> shows(String description) {
        return new Line<>(family, standard, parameters, title, isUpToAConstant, needs, cost, description);
    }

    /** The finished line, with the paper that the method comes from. */
    MethodEntry<M> from(String paper) {
        return new MethodEntry<>(family, standard, parameters, title, isUpToAConstant, needs, cost, paper, description);
    }
}
