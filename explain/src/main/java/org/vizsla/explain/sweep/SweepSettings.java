package org.vizsla.explain.sweep;

import org.vizsla.models.picture.Preprocessing;
import org.vizsla.runtime.SessionSettings;

/**
 * How sweeps run.
 *
 * @param session device and threads
 * @param memory bytes that the activations of the parts may take
 * @param preprocessing how the images were made
 */
public record SweepSettings(SessionSettings session, long memory, Preprocessing preprocessing) {}
