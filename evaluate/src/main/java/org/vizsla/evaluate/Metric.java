package org.vizsla.evaluate;

/** Measures how true a map is, or how easily it is read: a class, a line in {@link Metrics}, and its tests. */
public interface Metric {
    /** Its name, in snake case and unique among {@link Metrics#ALL}: the key of its figures in reports. */
    String name();

    /** The heading of its figures in tables for people, in a few words. */
    String label();

    /**
     * Whether it needs to know where the object is. Then it measures only maps whose truth is known, and its figures are compared with chance, the object's share of the image; else it measures every
     * map.
     */
    boolean needsTruth();

    /**
     * Measures one map.
     *
     * @throws IllegalStateException if it needs the truth, which is not known
     */
    Score of(JudgedMap map);
}
