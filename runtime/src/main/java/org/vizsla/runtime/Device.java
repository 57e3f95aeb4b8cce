package org.vizsla.runtime;

/** Where a graph runs. */
public enum Device {
    CPU,
    /** An NVIDIA card; needs the GPU build of ONNX Runtime on the class path, and CUDA and cuDNN on the machine. */
    CUDA,
    /** {@link #CUDA} where it works, {@link #CPU} elsewhere. */
    AUTO
}
