@NullMarked
package org.vizsla.explain.network;

import org.jspecify.annotations.NullMarked;
