/**
 * Lets other processes of the same user look at live experiments and steer them, through a
 * Unix-domain socket in the experiment's folder.
 *
 * <p>Both sides speak lines of JSON. A client asks {@code {"ask": "trainings"}} and reads {@code
 * {"answer": ...}} or {@code {"problem": ...}}; after {@code {"ask": "follow"}} it reads events
 * until {@code {"ended": true}}. No port of a network is ever opened.
 */
package dev.pathos.live;
