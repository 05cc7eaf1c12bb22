import '@tensorflow/tfjs-backend-webgpu';
import { enableProdMode, setBackend, tensor2d } from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { answerWithStockTfjs } from './answer-with-stock-tfjs.ts';

void answerWithStockTfjs('webgpu', { enableProdMode, loadLayersModel, setBackend, tensor2d });
