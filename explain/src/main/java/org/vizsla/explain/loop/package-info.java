/**
 * Methods of many runs, written down: which copies of an image a network sees, and what becomes of what it says about each. A description that is carried out wherever the network's graph runs.
 */
@NullMarked
package org.vizsla.explain.loop;

import org.jspecify.annotations.NullMarked;
