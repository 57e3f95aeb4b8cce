/**
 * The job: explain and judge sources, one after the other, and hand over what was found. A job knows no files, no pages and no front end; whoever wants those makes them of its results.
 */
@NullMarked
package org.vizsla.report.job;

import org.jspecify.annotations.NullMarked;
