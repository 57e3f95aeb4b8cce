@NullMarked
package org.vizsla.explain.method;

import org.jspecify.annotations.NullMarked;
