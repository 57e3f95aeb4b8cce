/** What all pages share: how they are assembled, their style, and their links to accompanying files. */
@NullMarked
package org.vizsla.render.page;

import org.jspecify.annotations.NullMarked;
