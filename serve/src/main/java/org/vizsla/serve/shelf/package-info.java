/** What is kept at hand: pictures, networks and explainers, each within bounds; what was used longest ago goes first. */
@NullMarked
package org.vizsla.serve.shelf;

import org.jspecify.annotations.NullMarked;
