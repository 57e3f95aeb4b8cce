/**
 * What methods of attribution have in common; each family has a package of its own below, and the registry lists them all.
 */
@NullMarked
package org.vizsla.explain.method;

import org.jspecify.annotations.NullMarked;
