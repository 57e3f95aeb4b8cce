@NullMarked
package org.vizsla.models.menagerie;

import org.jspecify.annotations.NullMarked;
