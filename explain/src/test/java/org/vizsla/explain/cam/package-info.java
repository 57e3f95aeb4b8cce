@NullMarked
package org.vizsla.explain.cam;

import org.jspecify.annotations.NullMarked;
