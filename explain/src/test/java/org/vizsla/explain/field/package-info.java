@NullMarked
package org.vizsla.explain.field;

import org.jspecify.annotations.NullMarked;
