/**
 * Runs graphs in ONNX Runtime; the only package that depends on it.
 *
 * <p>A {@link org.vizsla.runtime.Session} does not copy weights: those in a file are mapped from there, and all sessions of a process share the
 * pages.
 */
@NullMarked
package org.vizsla.runtime;

import org.jspecify.annotations.NullMarked;
