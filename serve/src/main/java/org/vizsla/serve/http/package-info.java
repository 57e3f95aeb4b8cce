/** How requests are let in, read and answered: who may ask, how much, and what a failure looks like. */
@NullMarked
package org.vizsla.serve.http;

import org.jspecify.annotations.NullMarked;
