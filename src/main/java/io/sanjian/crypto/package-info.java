/** Encryption of what names a person (AES-256-GCM, rotating keys), look-up by HMAC, masks for answers and logs. */
package io.sanjian.crypto;
