package org.vizsla.evaluate;

/** Measures how true a map is, or how easily it is read: a class, a line in {@link Metrics}, and its tests. */
public interface Metric {
    /** Its name, in snake case and unique among {@link Metrics#ALL}: the key of its figures in reports. */
    String name();

    /** The heading of its figures in tables for people, in a few words. */
    String label();

    /** Whether it needs to know where the object is; then its figures are compared with chance, the object's share of the image. */
    default boolean asksForTruth() {
        return true;
    }

    /** Measures one map. */
    Score of(JudgedMap map);
}
