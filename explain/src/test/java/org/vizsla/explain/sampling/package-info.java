@NullMarked
package org.vizsla.explain.sampling;

import org.jspecify.annotations.NullMarked;
