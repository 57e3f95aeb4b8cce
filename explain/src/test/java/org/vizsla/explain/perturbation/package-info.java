@NullMarked
package org.vizsla.explain.perturbation;

import org.jspecify.annotations.NullMarked;
