/**
 * The network that Vizsla brings along: a small AlexNet that knows the twelve drawn animals of the Menagerie. It is there without a download, for demonstrations,
 * class rooms and tests.
 */
@NullMarked
package org.vizsla.models.menagerie;

import org.jspecify.annotations.NullMarked;
