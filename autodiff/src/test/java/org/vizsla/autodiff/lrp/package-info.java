@NullMarked
package org.vizsla.autodiff.lrp;

import org.jspecify.annotations.NullMarked;
