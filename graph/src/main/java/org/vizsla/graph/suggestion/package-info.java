/** What a user may have meant by a name that does not exist, for messages. */
@NullMarked
package org.vizsla.graph.suggestion;

import org.jspecify.annotations.NullMarked;
