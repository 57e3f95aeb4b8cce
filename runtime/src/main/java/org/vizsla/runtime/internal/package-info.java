/** How sessions are opened and tensors handed over; no public API. */
@NullMarked
package org.vizsla.runtime.internal;

import org.jspecify.annotations.NullMarked;
