/**
 * Runs graphs in ONNX Runtime; the only package that knows it.
 *
 * <p>A {@link org.vizsla.runtime.Session} keeps nothing of the weights: those that live in a file are mapped from there, and all sessions of a process
 * share the pages.
 */
@NullMarked
package org.vizsla.runtime;

import org.jspecify.annotations.NullMarked;
