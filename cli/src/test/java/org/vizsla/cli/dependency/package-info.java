/** What Vizsla takes from others: that it is what it was, and what is known against it. */
@NullMarked
package org.vizsla.cli.dependency;

import org.jspecify.annotations.NullMarked;
