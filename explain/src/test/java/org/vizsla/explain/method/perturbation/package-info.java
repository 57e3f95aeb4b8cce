@NullMarked
package org.vizsla.explain.method.perturbation;

import org.jspecify.annotations.NullMarked;
