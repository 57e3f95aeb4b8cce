/** Which operators of the standard are supported, and how: derivatives and relevance rules, or the reason why there are none. */
@NullMarked
package org.vizsla.autodiff.coverage;

import org.jspecify.annotations.NullMarked;
