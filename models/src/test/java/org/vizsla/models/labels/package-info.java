@NullMarked
package org.vizsla.models.labels;

import org.jspecify.annotations.NullMarked;
