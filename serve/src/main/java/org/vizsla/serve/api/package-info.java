/** What can be asked of the server: each class answers some requests. */
@NullMarked
package org.vizsla.serve.api;

import org.jspecify.annotations.NullMarked;
