@NullMarked
package org.vizsla.optimize.example;

import org.jspecify.annotations.NullMarked;
