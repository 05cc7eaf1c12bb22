import { cpu, wasm, webgl, webgpu } from 'tantiya/tfjs';
import { answerWithTantiya } from './answer-with-tantiya.ts';

void answerWithTantiya([cpu(), wasm({ paths: '/wasm/' }), webgl(), webgpu()]);
