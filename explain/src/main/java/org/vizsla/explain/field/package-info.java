/** Receptive fields: which pixels of an image a value inside a network can depend on. */
@NullMarked
package org.vizsla.explain.field;

import org.jspecify.annotations.NullMarked;
