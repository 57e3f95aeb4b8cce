@NullMarked
package org.vizsla.models;

import org.jspecify.annotations.NullMarked;
