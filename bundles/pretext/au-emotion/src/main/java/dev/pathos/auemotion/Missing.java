package dev.pathos.auemotion;

import java.util.Locale;

/** What becomes of a face whose track does not have all units of all prototypes. */
enum Missing {
    /** It is judged among the emotions that can be decided in it. */
    LEAVE_OUT,
    /** All faces are judged among the emotions that can be decided in every training face. */
    COMMON,
    /** It has no target. */
    NONE;

    static Missing named(String setting) {
        return valueOf(setting.replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
