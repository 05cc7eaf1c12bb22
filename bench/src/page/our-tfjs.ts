import { cpu } from 'tantiya/tfjs/cpu';
import { wasm } from 'tantiya/tfjs/wasm';
import { webgl } from 'tantiya/tfjs/webgl';
import { webgpu } from 'tantiya/tfjs/webgpu';
import { answerWithTantiya } from './answer-with-tantiya.ts';

void answerWithTantiya([cpu(), wasm({ paths: '/wasm/' }), webgl(), webgpu()]);
