package org.vizsla.report.job;

import java.util.function.Supplier;
import org.vizsla.models.Model;

/**
 * A state of a network that its training left behind.
 *
 * @param label what its stage is called
 * @param origin what messages call it: a file's path
 * @param model reads it
 */
public record Checkpoint(String label, String origin, Supplier<Model> model) {}
