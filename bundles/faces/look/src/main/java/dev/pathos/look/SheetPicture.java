package dev.pathos.look;

/**
 * A picture of the contact sheet.
 *
 * @param thumbnail the picture
 * @param frame the track's frame; -1 for none
 * @param reason why it was chosen beside its time; empty if for nothing else
 */
record SheetPicture(Thumbnail thumbnail, int frame, String reason) {}
