/** Explanations on Apache Spark: a transformer for tables of images, and batches that a cluster shares. */
@NullMarked
package org.vizsla.spark;

import org.jspecify.annotations.NullMarked;
