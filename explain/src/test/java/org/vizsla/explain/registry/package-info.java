@NullMarked
package org.vizsla.explain.registry;

import org.jspecify.annotations.NullMarked;
