@NullMarked
package org.vizsla.graph.random;

import org.jspecify.annotations.NullMarked;
