import { platformContract } from '../../contracts/platform.js';
import { ConsoleHarness } from './harness.js';

platformContract(() => new ConsoleHarness());
