@NullMarked
package org.vizsla.runtime;

import org.jspecify.annotations.NullMarked;
