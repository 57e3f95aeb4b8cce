@NullMarked
package org.vizsla.autodiff.pass;

import org.jspecify.annotations.NullMarked;
