@NullMarked
package org.vizsla.explain.method.relevance;

import org.jspecify.annotations.NullMarked;
