package io.sanjian.reading;

/** All that a worker's words are looked up in. */
record Vocabulary(TradeLexicon trades, CertificateText certificates, SpeechPhrases phrases,
        Circumstances circumstances) {
}
