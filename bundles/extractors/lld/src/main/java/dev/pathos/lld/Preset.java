package dev.pathos.lld;

import dev.pathos.api.signal.Framing;

/** Windows and hops, in samples at 16 kHz, that sets of descriptors are known for. */
enum Preset {
    /** 20 ms every 10 ms: the set of the paralinguistics challenges from 2013 on. */
    COMPARE2016(new Framing(320, 160)),

    /** 32 ms every 16 ms: the same descriptors as chunk-level models take them. */
    SERLAB(new Framing(512, 256));

    private final Framing framing;

    Preset(Framing framing) {
        this.framing = framing;
    }

    /** The windows of everything but the voice, whose windows are 60 ms. */
    Framing framing() {
        return framing;
    }
}
