@NullMarked
package org.vizsla.models.download;

import org.jspecify.annotations.NullMarked;
