import { answerWithTantiya } from './answer-with-tantiya.ts';

void answerWithTantiya();
