@NullMarked
package org.vizsla.graph.analysis;

import org.jspecify.annotations.NullMarked;
