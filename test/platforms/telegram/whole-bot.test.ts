import { wholeBotContract } from '../../contracts/whole-bot.js';
import { TelegramHarness } from './harness.js';

wholeBotContract(() => new TelegramHarness('polling'));
