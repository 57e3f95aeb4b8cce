/** Names of classes, and how a user's words for a class become its index. */
@NullMarked
package org.vizsla.models.labels;

import org.jspecify.annotations.NullMarked;
