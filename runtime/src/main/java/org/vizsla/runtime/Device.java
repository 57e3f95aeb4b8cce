package org.vizsla.runtime;

/** Where a graph runs. */
public enum Device {
    CPU,
    /** An NVIDIA card; needs the GPU build of ONNX Runtime on the class path, and CUDA 12 (12.9 works, 12.6 is too old) and cuDNN 9 on the machine. */
    CUDA,
    /** {@link #CUDA} where it works, {@link #CPU} elsewhere. */
    AUTO;

    /** The device that this one stands for on this machine: {@link #AUTO} becomes one of the others, always the same; the others stay as they are. */
    public Device resolved() {
        if (this != AUTO) {
            return this;
        }
        return Cuda.works() ? CUDA : CPU;
    }
}
