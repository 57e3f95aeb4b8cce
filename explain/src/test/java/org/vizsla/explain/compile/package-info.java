@NullMarked
package org.vizsla.explain.compile;

import org.jspecify.annotations.NullMarked;
