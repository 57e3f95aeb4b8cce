@NullMarked
package org.vizsla.explain.gradient;

import org.jspecify.annotations.NullMarked;
