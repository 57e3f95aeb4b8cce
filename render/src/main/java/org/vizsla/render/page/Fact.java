package org.vizsla.render.page;

/** A line of a page's head, such as {@code steps} and {@code 6}. */
public record Fact(String name, String value) {}
