@NullMarked
package org.vizsla.render.filter;

import org.jspecify.annotations.NullMarked;
