@NullMarked
package org.vizsla.graph;

import org.jspecify.annotations.NullMarked;
