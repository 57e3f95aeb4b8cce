@NullMarked
package org.vizsla.explain.path;

import org.jspecify.annotations.NullMarked;
