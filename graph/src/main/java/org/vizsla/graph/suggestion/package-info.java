/** What a user may have meant by a name that there is none of, for messages. */
@NullMarked
package org.vizsla.graph.suggestion;

import org.jspecify.annotations.NullMarked;
