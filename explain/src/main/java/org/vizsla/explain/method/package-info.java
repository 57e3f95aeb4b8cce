/**
 * What attribution methods have in common; each family has its own package below, and the registry lists all methods.
 */
@NullMarked
package org.vizsla.explain.method;

import org.jspecify.annotations.NullMarked;
