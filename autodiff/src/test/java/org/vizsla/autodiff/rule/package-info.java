@NullMarked
package org.vizsla.autodiff.rule;

import org.jspecify.annotations.NullMarked;
