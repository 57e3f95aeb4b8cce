@NullMarked
package org.vizsla.explain.map;

import org.jspecify.annotations.NullMarked;
