@NullMarked
package org.vizsla.explain.method.gradient;

import org.jspecify.annotations.NullMarked;
