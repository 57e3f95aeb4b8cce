@NullMarked
package org.vizsla.graph.op;

import org.jspecify.annotations.NullMarked;
