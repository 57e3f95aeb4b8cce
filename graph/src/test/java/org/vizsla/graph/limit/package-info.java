@NullMarked
package org.vizsla.graph.limit;

import org.jspecify.annotations.NullMarked;
