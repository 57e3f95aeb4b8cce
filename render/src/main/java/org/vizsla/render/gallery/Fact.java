package org.vizsla.render.gallery;

/** A line of a page's head, such as {@code steps} and {@code 6}. */
public record Fact(String name, String value) {}
