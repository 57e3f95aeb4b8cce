@NullMarked
package org.vizsla.explain.method.perturbation.game;

import org.jspecify.annotations.NullMarked;
