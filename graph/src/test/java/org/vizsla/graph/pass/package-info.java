@NullMarked
package org.vizsla.graph.pass;

import org.jspecify.annotations.NullMarked;
