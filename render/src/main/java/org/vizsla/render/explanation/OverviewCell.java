package org.vizsla.render.explanation;

import java.util.Optional;

/**
 * One method's map of one picture, in a comparison of many.
 *
 * @param picture the file with the heat map over the picture, beside the page; none where the method has no map of it
 * @param words why there is none, or what is to be said below the map
 */
public record OverviewCell(Optional<String> picture, String words) {}
