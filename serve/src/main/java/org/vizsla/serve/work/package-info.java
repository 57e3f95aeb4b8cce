/** The order in which work is done: what a person waits for goes before what takes long, and what does not fit is refused. */
@NullMarked
package org.vizsla.serve.work;

import org.jspecify.annotations.NullMarked;
