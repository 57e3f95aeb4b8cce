@NullMarked
package org.vizsla.graph.suggestion;

import org.jspecify.annotations.NullMarked;
