/**
 * A local page on which networks are explained live: {@link org.vizsla.serve.Server} listens on this computer's own address alone, and nothing that is given to it leaves the computer. It stands on the
 * module {@code report}, as every entry point does, and knows no other.
 */
@NullMarked
package org.vizsla.serve;

import org.jspecify.annotations.NullMarked;
