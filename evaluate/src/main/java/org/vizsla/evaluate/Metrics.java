package org.vizsla.evaluate;

import java.util.List;

/** The table of metrics. */
public final class Metrics {
    public static final Metric ENERGY_INSIDE = new EnergyInside();
    public static final Metric MAXIMUM_INSIDE = new MaximumInside();

    /** All of them, in the order in which they are shown. */
    public static final List<Metric> ALL = List.of(ENERGY_INSIDE, MAXIMUM_INSIDE);

    private Metrics() {}
}
