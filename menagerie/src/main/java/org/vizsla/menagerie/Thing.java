package org.vizsla.menagerie;

/** Something that is no animal, and where it is to be seen. */
public record Thing(String name, Mask mask) {}
