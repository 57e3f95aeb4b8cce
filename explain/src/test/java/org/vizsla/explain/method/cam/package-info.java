@NullMarked
package org.vizsla.explain.method.cam;

import org.jspecify.annotations.NullMarked;
