@NullMarked
package org.vizsla.autodiff;

import org.jspecify.annotations.NullMarked;
