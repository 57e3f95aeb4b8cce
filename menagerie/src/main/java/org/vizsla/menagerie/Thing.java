package org.vizsla.menagerie;

/** Something that is not an animal, and where it is visible. */
public record Thing(String name, Mask mask) {}
