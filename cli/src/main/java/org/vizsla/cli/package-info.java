@NullMarked
package org.vizsla.cli;

import org.jspecify.annotations.NullMarked;
