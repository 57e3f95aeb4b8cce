/** What a file, or another one beside it, tells about how images are prepared for its network. */
@NullMarked
package org.vizsla.models.preprocessing;

import org.jspecify.annotations.NullMarked;
