@NullMarked
package org.vizsla.autodiff.deeplift;

import org.jspecify.annotations.NullMarked;
