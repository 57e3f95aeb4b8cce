/** What is known about networks: {@link org.vizsla.report.network.Inspection} of one that is loaded, and {@link org.vizsla.report.network.KnownNetwork} by name. */
@NullMarked
package org.vizsla.report.network;

import org.jspecify.annotations.NullMarked;
