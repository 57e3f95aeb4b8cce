/** The only writer of JSON shapes: what {@code result.json} holds, and what a program is answered. */
@NullMarked
package org.vizsla.report.json;

import org.jspecify.annotations.NullMarked;
