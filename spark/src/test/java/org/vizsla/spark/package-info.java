@NullMarked
package org.vizsla.spark;

import org.jspecify.annotations.NullMarked;
