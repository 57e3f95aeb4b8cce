package org.vizsla.render.explanation;

/**
 * What the signs of a map mean, each to follow the name of its colour: {@code speaks for “vizsla”}.
 *
 * @param positive red
 * @param negative blue
 */
public record Signs(String positive, String negative) {}
