package dev.pathos.talkingheads;

/** The action units that OpenFace 2.x reports; of AU28 it tells the presence only. */
enum ActionUnit {
    AU01,
    AU02,
    AU04,
    AU05,
    AU06,
    AU07,
    AU09,
    AU10,
    AU12,
    AU14,
    AU15,
    AU17,
    AU20,
    AU23,
    AU25,
    AU26,
    AU28,
    AU45
}
