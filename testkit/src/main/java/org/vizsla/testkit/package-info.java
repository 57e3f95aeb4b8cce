@NullMarked
package org.vizsla.testkit;

import org.jspecify.annotations.NullMarked;
