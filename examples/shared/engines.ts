import { cpu, wasm, webgl, webgpu } from 'tantiya/tfjs';

/** What these pages can be asked to compute on, beside the direct engine. An app of your own needs none or one of them. */
export const engines = [webgpu(), webgl(), wasm({ paths: '/tfjs-wasm/' }), cpu()];
