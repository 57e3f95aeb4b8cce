/**
 * Trained weights in files: {@code .safetensors} and PyTorch's {@code .pth}, read without running anything in them. Use
 * {@link org.vizsla.models.checkpoint.Checkpoints} to read and {@link org.vizsla.models.checkpoint.SafetensorsWriter} to write.
 */
@NullMarked
package org.vizsla.models.checkpoint;

import org.jspecify.annotations.NullMarked;
