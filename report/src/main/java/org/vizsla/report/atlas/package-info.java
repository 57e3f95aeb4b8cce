/** An atlas of a network: its most telling channels, layer by layer, each with a picture, examples and the classes that it feeds, in a folder in which an interrupted run goes on. */
@NullMarked
package org.vizsla.report.atlas;

import org.jspecify.annotations.NullMarked;
