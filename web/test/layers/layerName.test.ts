import { expect, it } from 'vitest';
import { partsOf } from '../../src/layers/layerName';

it.each([
  ['features.12', '', 'features.12'],
  ['features.3.squeeze_activation', 'features.3.', 'squeeze_activation'],
  ['layer4.1', '', 'layer4.1'],
  ['/Relu_1', '', 'Relu_1'],
  ['/features/features.1/features.1.0/attn/Concat_3', 'features.1.0/attn/', 'Concat_3'],
  ['fc', '', 'fc'],
])('names %s as a part of its module', (name, module, own) => {
  expect(partsOf(name)).toEqual({ module, own });
});
