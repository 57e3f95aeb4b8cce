package org.vizsla.evaluate;

import java.util.List;

/** The table of metrics. */
public final class Metrics {
    public static final Metric ENERGY_INSIDE = new EnergyInside();
    public static final Metric MAXIMUM_INSIDE = new MaximumInside();
    public static final Metric SPARSENESS = new Sparseness();

    /** All of them, in the order in which they are shown. */
    public static final List<Metric> ALL = List.of(ENERGY_INSIDE, MAXIMUM_INSIDE, SPARSENESS);

    /** Their names. */
    static final List<String> NAMES = ALL.stream().map(Metric::name).toList();

    private Metrics() {}
}
