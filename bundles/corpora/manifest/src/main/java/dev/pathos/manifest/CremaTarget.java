package dev.pathos.manifest;

/** Whose opinion the label of a clip of CREMA-D is. */
enum CremaTarget {
    /** People who heard the clip. */
    VOICE("voice", 1, "VoiceVote", "VoiceLevel"),
    /** People who saw it. */
    FACE("face", 2, "FaceVote", "FaceLevel"),
    /** People who heard and saw it. */
    AUDIOVISUAL("audiovisual", 3, "MultiModalVote", "MultiModalLevel"),
    /** The actor's task; no votes. */
    INTENDED("intended", 0, "", "");

    /** What a setting calls it. */
    final String word;

    /** What a row's number in the table of votes begins with. */
    final int query;

    /** The column of the summary table with its class. */
    final String vote;

    /** The column of the summary table with its level. */
    final String level;

    CremaTarget(String word, int query, String vote, String level) {
        this.word = word;
        this.query = query;
        this.vote = vote;
        this.level = level;
    }

    /** The target that a setting names. */
    static CremaTarget of(String setting) {
        for (CremaTarget target : values()) {
            if (target.word.equals(setting)) {
                return target;
            }
        }
        return AUDIOVISUAL;
    }
}
