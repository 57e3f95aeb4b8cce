@NullMarked
package org.vizsla.explain.method.path;

import org.jspecify.annotations.NullMarked;
