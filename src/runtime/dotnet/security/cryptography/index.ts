/** The types of System.Security.Cryptography. */
import './hash-algorithm.js';
import './hmac.js';
import './hash-algorithm-name.js';
import './random-number-generator.js';
import './key-derivation.js';
import './crypto-transform.js';
import './crypto-stream.js';
import './aes.js';
