/**
 * The networks that Vizsla knows by name, built layer by layer from trained weights.
 *
 * <p>Use it for checkpoints that hold only weights ({@code .pth}, {@code .safetensors}): {@link org.vizsla.models.architecture.Architectures#byName}
 * finds the architecture, {@link org.vizsla.models.architecture.Architecture#build(java.util.Map)} makes the graph. Names of layers and weights are
 * those of torchvision.
 */
@NullMarked
package org.vizsla.models.architecture;

import org.jspecify.annotations.NullMarked;
