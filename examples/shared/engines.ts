import { cpu } from 'tantiya/tfjs/cpu';
import { wasm } from 'tantiya/tfjs/wasm';
import { webgl } from 'tantiya/tfjs/webgl';
import { webgpu } from 'tantiya/tfjs/webgpu';

/** The engines that these pages offer beside direct. Your own app needs none of them, or one. */
export const engines = [webgpu(), webgl(), wasm({ paths: '/tfjs-wasm/' }), cpu()];
