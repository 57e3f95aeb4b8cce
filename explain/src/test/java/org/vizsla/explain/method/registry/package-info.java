@NullMarked
package org.vizsla.explain.method.registry;

import org.jspecify.annotations.NullMarked;
