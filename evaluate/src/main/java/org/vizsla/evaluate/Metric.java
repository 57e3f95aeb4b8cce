package org.vizsla.evaluate;

/** Measures how true a map is, or how easily it is read: a class, a line in {@link Metrics}, and its tests. */
public interface Metric {
    /** Snake case, unique among {@link Metrics#ALL}: the key of its figures in reports. */
    String name();

    /** Measures one map. */
    Score of(JudgedMap map);
}
