package org.vizsla.explain.sweep;

import org.vizsla.models.picture.Preprocessing;
import org.vizsla.runtime.SessionSettings;

/**
 * How sweeps run.
 *
 * @param session device and threads
 * @param memory for the activations of the parts, in bytes
 * @param preprocessing how the images were preprocessed
 */
public record SweepSettings(SessionSettings session, long memory, Preprocessing preprocessing) {}
