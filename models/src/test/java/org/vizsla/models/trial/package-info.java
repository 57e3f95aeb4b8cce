@NullMarked
package org.vizsla.models.trial;

import org.jspecify.annotations.NullMarked;
