/** Explainers as pages: a site of files alone, on which readers drop their pictures and see answer and maps, computed in their browsers. */
@NullMarked
package org.vizsla.report.export.site;

import org.jspecify.annotations.NullMarked;
