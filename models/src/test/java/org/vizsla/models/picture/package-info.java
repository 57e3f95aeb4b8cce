@NullMarked
package org.vizsla.models.picture;

import org.jspecify.annotations.NullMarked;
