@NullMarked
package org.vizsla.explain.relevance;

import org.jspecify.annotations.NullMarked;
