@NullMarked
package org.vizsla.render;

import org.jspecify.annotations.NullMarked;
