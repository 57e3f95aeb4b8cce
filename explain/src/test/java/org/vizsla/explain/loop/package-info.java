@NullMarked
package org.vizsla.explain.loop;

import org.jspecify.annotations.NullMarked;
