/**
 * The live page, as people use it: the real server, its page in Chromium, and nothing between them.
 *
 * <p>Parts of the page are found by the names that it gives them, {@code data-part}.
 */
@NullMarked
package org.vizsla.reference.live;

import org.jspecify.annotations.NullMarked;
