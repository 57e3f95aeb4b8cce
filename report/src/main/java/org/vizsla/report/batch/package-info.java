/**
 * Batches: any number of images, explained part by part, each part written whole or not at all. A batch that broke off goes on where it was. It knows no front end, and nothing in its memory grows with the number of images.
 */
@NullMarked
package org.vizsla.report.batch;

import org.jspecify.annotations.NullMarked;
