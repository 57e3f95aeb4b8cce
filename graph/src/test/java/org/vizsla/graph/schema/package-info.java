@NullMarked
package org.vizsla.graph.schema;

import org.jspecify.annotations.NullMarked;
