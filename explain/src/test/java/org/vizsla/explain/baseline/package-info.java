@NullMarked
package org.vizsla.explain.baseline;

import org.jspecify.annotations.NullMarked;
