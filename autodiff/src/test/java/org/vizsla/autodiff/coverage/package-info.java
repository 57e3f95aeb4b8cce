@NullMarked
package org.vizsla.autodiff.coverage;

import org.jspecify.annotations.NullMarked;
