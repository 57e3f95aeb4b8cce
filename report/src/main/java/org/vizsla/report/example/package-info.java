/** Examples of what channels look for, found among sources: the search, and the folder that is made of it. */
@NullMarked
package org.vizsla.report.example;

import org.jspecify.annotations.NullMarked;
