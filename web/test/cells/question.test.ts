import { describe, expect, it } from 'vitest';
import type { Network } from '../../src/api/types';
import { askOf, type Question } from '../../src/cells/question';

const OF = { network: 'float', picture: '0123456789abcdef' };
const QUESTION: Question = { of: OF, wanted: 'own', method: 'saliency', settings: {} };

function network(labels: string[]): Network {
  return { id: 'float', name: 'float.onnx', labels } as Partial<Network> as Network;
}

describe('a question', () => {
  it('is asked as Look asks it, so that both find the same map', () => {
    expect(JSON.stringify(askOf(QUESTION, network([])))).toBe('{"network":"float","picture":"0123456789abcdef","target":"top1","method":"saliency"}');
    const full: Question = { of: { ...OF, preprocessing: { resize: 'crop' } }, wanted: { index: 1, name: 'cat' }, against: 0, method: 'rise', settings: { masks: '200', seed: '7' } };
    expect(JSON.stringify(askOf(full, network(['dog', 'cat'])))).toBe(
      '{"network":"float","picture":"0123456789abcdef","preprocessing":{"resize":"crop"},"target":1,"against":0,"method":"rise","parameters":{"masks":"200"},"seed":7}',
    );
  });

  it('names the class where another network counts it elsewhere', () => {
    expect(askOf({ ...QUESTION, wanted: { index: 0, name: 'cat' } }, network(['background', 'dog', 'cat'])).target).toBe(2);
  });

  it('keeps the index where several classes have the name', () => {
    expect(askOf({ ...QUESTION, wanted: { index: 2, name: 'crane' } }, network(['crane', 'owl', 'crane'])).target).toBe(2);
  });

  it('is about the own answer of a network that has no such class, where that may do', () => {
    expect(askOf({ ...QUESTION, wanted: { index: 0, name: 'cat', orOwn: true } }, network(['dog'])).target).toBe('top1');
    expect(askOf({ ...QUESTION, wanted: { index: 0, name: 'cat', orOwn: true } }, network(['dog', 'cat'])).target).toBe(1);
  });

  it('names the class that it is compared with where another network counts it elsewhere', () => {
    const question: Question = { ...QUESTION, against: { index: 0, name: 'cat' } };
    expect(askOf(question, network(['background', 'dog', 'cat'])).against).toBe(2);
    expect(() => askOf(question, network(['dog']))).toThrow('float.onnx has no class “cat”');
  });

  it('is refused where the network has no such class', () => {
    expect(() => askOf({ ...QUESTION, wanted: { index: 0, name: 'cat' } }, network(['dog']))).toThrow('float.onnx has no class “cat”');
  });
});
