@NullMarked
package org.vizsla.explain.method.layer;

import org.jspecify.annotations.NullMarked;
