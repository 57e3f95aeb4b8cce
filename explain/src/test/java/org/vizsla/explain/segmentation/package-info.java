@NullMarked
package org.vizsla.explain.segmentation;

import org.jspecify.annotations.NullMarked;
