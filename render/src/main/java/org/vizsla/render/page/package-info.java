/** What all pages share: how they are put together, their style, and their links to files beside them. */
@NullMarked
package org.vizsla.render.page;

import org.jspecify.annotations.NullMarked;
