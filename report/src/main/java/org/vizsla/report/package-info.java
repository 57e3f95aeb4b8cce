/**
 * Jobs for any entry point, and what is made of their results. The packages:
 *
 * <ul>
 *   <li>{@code source}: what is explained, and reading it once
 *   <li>{@code job}: a request, a cancellation and a listener in; results out, source by source, with no file written
 *   <li>{@code json}: the only writer of JSON
 *   <li>{@code page}: pages and sheets about what was drawn
 *   <li>{@code folder}: the writer of folders: maps as pictures and arrays, pages, {@code result.json}
 *   <li>{@code evolution}, {@code gallery}: the gradient over training, and the page about many images
 *   <li>{@code network}: descriptions of networks
 *   <li>{@code scene}: drawn scenes as files
 * </ul>
 */
@NullMarked
package org.vizsla.report;

import org.jspecify.annotations.NullMarked;
