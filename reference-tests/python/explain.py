"""Explains an image with an exported explainer: explain.py EXPLAINER.onnx IMAGE.bin OUT

The image is float32 in little-endian order, preprocessed; the maps are written to the folder OUT in the same form, one file each.
"""
import os
import sys

import numpy
import onnxruntime

file, image, out = sys.argv[1:]
session = onnxruntime.InferenceSession(file)
network, target = session.get_inputs()
images = numpy.fromfile(image, "<f4").reshape(1, *network.shape[1:])
values = session.run(None, {network.name: images, target.name: numpy.array([-1])})
for output, value in zip(session.get_outputs(), values):
    value.tofile(os.path.join(out, output.name + ".bin"))
