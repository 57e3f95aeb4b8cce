@NullMarked
package org.vizsla.autodiff.lowering;

import org.jspecify.annotations.NullMarked;
