@NullMarked
package org.vizsla.explain.method.segmentation;

import org.jspecify.annotations.NullMarked;
