@NullMarked
package org.vizsla.explain;

import org.jspecify.annotations.NullMarked;
