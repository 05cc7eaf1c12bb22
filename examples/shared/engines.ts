import { cpu, wasm, webgl, webgpu } from 'tantiya/tfjs';

/** The engines that these pages offer beside direct. Your own app needs none of them, or one. */
export const engines = [webgpu(), webgl(), wasm({ paths: '/tfjs-wasm/' }), cpu()];
