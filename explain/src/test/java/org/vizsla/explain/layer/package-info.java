@NullMarked
package org.vizsla.explain.layer;

import org.jspecify.annotations.NullMarked;
