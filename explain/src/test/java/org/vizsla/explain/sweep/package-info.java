@NullMarked
package org.vizsla.explain.sweep;

import org.jspecify.annotations.NullMarked;
