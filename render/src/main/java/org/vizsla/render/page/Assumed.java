package org.vizsla.render.page;

/**
 * Something taken for granted, as a page shows it.
 *
 * @param text a sentence without its full stop
 * @param advice what to do to change it, to follow a semicolon; empty where nothing does
 */
public record Assumed(String text, String advice) {}
